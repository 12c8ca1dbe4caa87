import type { Command } from 'commander';
import { fail } from '../../shared/errors/result';
import type { SpecChoices } from '../../shared/model/recipe-spec';
import { type Distribution, distributionSchema } from '../../shared/model/script-mode';
import type { MetricDefinition } from '../../shared/model/training-job';
import { inputModes } from '../../shared/model/training-spec';
import { Stop } from './context';
import { collect, collectPairs, oneOf, wholeNumber } from './options';

const distributions = ['none', 'torchrun', 'mpi'] as const;

/** What a job of a real account may say beyond recipe, data and instances. */
export interface FurtherOptions {
  readonly image?: string;
  readonly script?: string;
  readonly entryPoint: string;
  readonly distribution: (typeof distributions)[number];
  readonly processes: number;
  readonly mpiOptions: string;
  readonly containerEntrypoint: readonly string[];
  readonly containerArgument: readonly string[];
  readonly metric: Readonly<Record<string, string>>;
  readonly inputMode?: (typeof inputModes)[number];
  readonly maxWait?: number;
  readonly checkpointPath?: string;
  readonly retry?: number;
  readonly keepWarm?: number;
  readonly subnet: readonly string[];
  readonly securityGroup: readonly string[];
  readonly isolate: boolean;
  readonly encryptTraffic: boolean;
  readonly volumeKey?: string;
  readonly outputKey?: string;
  readonly uncompressed: boolean;
}

export function addFurtherOptions(command: Command): Command {
  return command
    .option('--image <uri>', 'container image in place of the recipe’s, e.g. of ECR')
    .option(
      '--script <folder>',
      'source of script mode: a folder, packed and uploaded, or the s3:// address of a .tar.gz',
    )
    .option('--entry-point <file>', 'file of the source that is started', 'train.py')
    .option(
      '--distribution <kind>',
      `how a script is started on several devices: ${distributions.join(', ')}`,
      oneOf(distributions),
      'none',
    )
    .option('--processes <count>', 'processes of mpi on each instance', wholeNumber, 1)
    .option('--mpi-options <words>', 'further words for mpirun', '')
    .option('--container-entrypoint <word>', 'program in place of the image’s own; repeat for each word', collect, [])
    .option('--container-argument <word>', 'argument of that program; may be repeated', collect, [])
    .option(
      '--metric <name=regex>',
      'a metric found in the log, in place of the recipe’s; may be repeated',
      collectPairs,
      {},
    )
    .option('--input-mode <mode>', `how data reaches the container: ${inputModes.join(', ')}`, oneOf(inputModes))
    .option('--max-wait <seconds>', 'for spot: run time and waiting together', wholeNumber)
    .option('--checkpoint-path <folder>', 'folder of the container that is kept (default: /opt/ml/checkpoints)')
    .option('--retry <times>', 'starts again after failures of SageMaker itself', wholeNumber)
    .option('--keep-warm <seconds>', 'warm pool: instances stay, billed, for the next job', wholeNumber)
    .option('--subnet <id>', 'subnet of the job’s VPC; may be repeated', collect, [])
    .option('--security-group <id>', 'security group of the job; may be repeated', collect, [])
    .option('--isolate', 'no network at all inside the container', false)
    .option('--encrypt-traffic', 'encrypt what the containers of several instances say to each other', false)
    .option('--volume-key <key>', 'KMS key of the training volume: id, alias or ARN')
    .option('--output-key <key>', 'KMS key of what the job leaves in S3')
    .option('--uncompressed', 'leave the model’s files as they are instead of model.tar.gz', false);
}

/** The options as choices; `sourceS3Uri` is where the script's archive is or will be. */
export function furtherChoices(options: FurtherOptions, sourceS3Uri: string | null): Partial<SpecChoices> {
  const { checkpointPath, image, inputMode, keepWarm, maxWait, outputKey, retry, volumeKey } = options;
  const metrics: readonly MetricDefinition[] = Object.entries(options.metric).map(([name, regex]) => ({ name, regex }));
  return {
    ...(image !== undefined && { image }),
    ...(metrics.length > 0 && { metricDefinitions: metrics }),
    ...(inputMode !== undefined && { inputMode }),
    maxWaitSeconds: maxWait ?? null,
    checkpointLocalPath: checkpointPath ?? null,
    retryAttempts: retry ?? null,
    keepAliveSeconds: keepWarm ?? null,
    volumeKmsKeyId: volumeKey ?? null,
    outputKmsKeyId: outputKey ?? null,
    outputCompression: options.uncompressed ? 'NONE' : 'GZIP',
    network: {
      subnetIds: options.subnet,
      securityGroupIds: options.securityGroup,
      isolation: options.isolate,
      encryptTraffic: options.encryptTraffic,
    },
    script: sourceS3Uri === null ? null : { sourceS3Uri, entryPoint: options.entryPoint },
    distribution: distributionOf(options),
    container: { entrypoint: options.containerEntrypoint, arguments: options.containerArgument },
  };
}

function distributionOf({ distribution, mpiOptions, processes }: FurtherOptions): Distribution {
  const parsed = distributionSchema.safeParse({ kind: distribution, processesPerHost: processes, options: mpiOptions });
  if (parsed.success) return parsed.data;
  throw new Stop(
    fail('input.invalid', `mpi cannot start ${processes} processes on an instance.`, 'Give --processes from 1 to 128.')
      .error,
  );
}
