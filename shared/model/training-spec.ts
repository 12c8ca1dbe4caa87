import { z } from 'zod';
import { type Distribution, distributionSchema, scriptSchema } from './script-mode';
import { inputChannelSchema, metricDefinitionSchema } from './training-job';
import { plainNetwork, trainingNetworkSchema } from './training-network';
import { trainingProblems } from './training-rules';

/** TrainingJobName as the SageMaker API constrains it (1–63 letters, digits and inner hyphens). */
export const trainingJobNameSchema = z
  .string()
  .min(1, 'Give the job a name.')
  .max(63, 'A job name has at most 63 characters.')
  .regex(
    /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/,
    'A job name has letters, digits and hyphens, and neither begins nor ends with a hyphen.',
  );

export const roleArnSchema = z
  .string()
  .min(1, 'Pick the role the job runs under, or make one.')
  .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+/, 'A role ARN looks like arn:aws:iam::123456789012:role/name.');

/** Key id, alias or ARN of either, as KmsKeyId of the SageMaker API takes them. */
const kmsKeySchema = z
  .string()
  .min(1)
  .max(2048)
  .regex(/^[a-zA-Z0-9:/_-]+$/, 'A KMS key is an id, an alias such as alias/training, or an ARN.')
  .nullable();

export const inputModes = ['File', 'FastFile', 'Pipe'] as const;

/** Longest run time and longest wait of the SageMaker API: 28 days, in seconds. */
const longest = 2_419_200;

const command = z.array(z.string().min(1).max(256)).max(100).readonly();

/** What a spec of an earlier version says nothing of: a job as it was launched before these could be chosen. */
export const plainTraining = {
  maxWaitSeconds: null,
  checkpointLocalPath: null,
  network: plainNetwork,
  volumeKmsKeyId: null,
  outputKmsKeyId: null,
  outputCompression: 'GZIP',
  inputMode: 'File',
  retryAttempts: null,
  keepAliveSeconds: null,
  script: null,
  distribution: { kind: 'none' } as Distribution,
  container: { entrypoint: [], arguments: [] },
} as const;

/** A filled-in recipe: everything CreateTrainingJob needs, in the console's own words. */
export const trainingSpecSchema = z
  .object({
    name: trainingJobNameSchema,
    recipeId: z.string().min(1),
    image: z.string().min(1, 'Choose a container image.').max(255),
    roleArn: roleArnSchema,
    hyperParameters: z.record(z.string().max(256), z.string().max(2500)).readonly(),
    environment: z.record(z.string().max(512), z.string().max(512)).readonly(),
    inputs: z.array(inputChannelSchema).min(1, 'A job needs at least one input channel.').max(20).readonly(),
    outputS3Uri: z.string().regex(/^s3:\/\/[^/]+(\/.*)?$/, 'An S3 URI looks like s3://bucket/prefix.'),
    outputKmsKeyId: kmsKeySchema.default(plainTraining.outputKmsKeyId),
    /** NONE leaves the model's files as they are instead of model.tar.gz. */
    outputCompression: z.enum(['GZIP', 'NONE']).default(plainTraining.outputCompression),
    checkpointS3Uri: z
      .string()
      .regex(/^s3:\/\/[^/]+(\/.*)?$/)
      .nullable(),
    /** Folder in the container that is kept in S3; null is /opt/ml/checkpoints. */
    checkpointLocalPath: z
      .string()
      .regex(/^\/.*[^/]$/, 'A folder of the container begins with a slash, such as /opt/ml/checkpoints.')
      .max(4096)
      .nullable()
      .default(plainTraining.checkpointLocalPath),
    metricDefinitions: z.array(metricDefinitionSchema).max(40, 'A job takes at most 40 metrics.').readonly(),
    instanceType: z.string().regex(/^ml\.[a-z0-9-]+\.[a-z0-9]+$/),
    instanceCount: z.number().int().min(1),
    volumeGb: z.number().int().min(1),
    volumeKmsKeyId: kmsKeySchema.default(plainTraining.volumeKmsKeyId),
    maxRuntimeSeconds: z.number().int().min(1).max(longest),
    spot: z.boolean(),
    /** For spot: run time and waiting for capacity together, seconds. Null waits as long as the job may run. */
    maxWaitSeconds: z
      .number('The longest wait is a number.')
      .int()
      .min(1)
      .max(longest, 'A job may wait for 28 days at most.')
      .nullable()
      .default(plainTraining.maxWaitSeconds),
    /** Times SageMaker starts the job again after a failure of its own (InternalServerError). */
    retryAttempts: z
      .number('Retries are a whole number from 1 to 30.')
      .int('Retries are a whole number from 1 to 30.')
      .min(1, 'Retries are a whole number from 1 to 30.')
      .max(30, 'Retries are a whole number from 1 to 30.')
      .nullable()
      .default(plainTraining.retryAttempts),
    /** Warm pool: the instances stay, and are billed, this long after the job. Seconds. */
    keepAliveSeconds: z
      .number('The time a warm pool is kept is a number.')
      .int('A warm pool is kept for whole seconds.')
      .min(1, 'A warm pool is kept for a second at least.')
      .max(3600, 'A warm pool is kept for at most an hour.')
      .nullable()
      .default(plainTraining.keepAliveSeconds),
    inputMode: z.enum(inputModes).default(plainTraining.inputMode),
    network: trainingNetworkSchema.default(plainTraining.network),
    script: scriptSchema.nullable().default(plainTraining.script),
    distribution: distributionSchema.default(plainTraining.distribution),
    /** Program and arguments in place of the image's own. */
    container: z.object({ entrypoint: command, arguments: command }).readonly().default(plainTraining.container),
    tags: z.record(z.string().min(1).max(128), z.string().max(256)).readonly(),
  })
  .superRefine((spec, context) => {
    for (const { field, message } of trainingProblems(spec)) {
      context.addIssue({ code: 'custom', path: field.split('.'), message });
    }
  })
  .readonly();
export type TrainingSpec = z.infer<typeof trainingSpecSchema>;
