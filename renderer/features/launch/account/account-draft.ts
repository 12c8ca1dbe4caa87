import { z } from 'zod';
import { inputModes } from '../../../../shared/model/training-spec';

/** One row of an editor of pairs; half written while somebody types. */
const pairSchema = z.object({ name: z.string(), value: z.string() }).readonly();
export type Pair = z.infer<typeof pairSchema>;

export const distributionKinds = ['none', 'torchrun', 'mpi'] as const;

/** What a job of a real account says beyond recipe, data and instances, as it was typed. Empty means: leave it out. */
export const accountDraftSchema = z
  .object({
    /** Empty takes the workspace's own. */
    roleArn: z.string(),
    image: z.string(),
    scriptS3Uri: z.string(),
    entryPoint: z.string(),
    distribution: z.enum(distributionKinds),
    processes: z.string(),
    mpiOptions: z.string(),
    /** A word a line. */
    containerEntrypoint: z.string(),
    containerArguments: z.string(),
    inputMode: z.enum(inputModes),
    maxWait: z.object({ amount: z.string(), unit: z.enum(['minutes', 'hours', 'days']) }).readonly(),
    checkpointFolder: z.string(),
    vpcId: z.string(),
    subnetIds: z.array(z.string()).readonly(),
    securityGroupIds: z.array(z.string()).readonly(),
    isolation: z.boolean(),
    encryptTraffic: z.boolean(),
    volumeKey: z.string(),
    outputKey: z.string(),
    uncompressed: z.boolean(),
    retryAttempts: z.string(),
    keepWarmMinutes: z.string(),
    /** Null takes the recipe's own. */
    metrics: z.array(pairSchema).readonly().nullable(),
    tags: z.array(pairSchema).readonly(),
    environment: z.array(pairSchema).readonly(),
  })
  .readonly();
export type AccountDraft = z.infer<typeof accountDraftSchema>;

export const noAccount: AccountDraft = {
  roleArn: '',
  image: '',
  scriptS3Uri: '',
  entryPoint: 'train.py',
  distribution: 'none',
  processes: '1',
  mpiOptions: '',
  containerEntrypoint: '',
  containerArguments: '',
  inputMode: 'File',
  maxWait: { amount: '', unit: 'hours' },
  checkpointFolder: '',
  vpcId: '',
  subnetIds: [],
  securityGroupIds: [],
  isolation: false,
  encryptTraffic: false,
  volumeKey: '',
  outputKey: '',
  uncompressed: false,
  retryAttempts: '',
  keepWarmMinutes: '',
  metrics: null,
  tags: [],
  environment: [],
};
