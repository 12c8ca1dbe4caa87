import { z } from 'zod';
import { instantSchema } from './time';
import { plainNetwork, trainingNetworkSchema } from './training-network';

/** TrainingJobStatus of the SageMaker API, under its own names. */
export const trainingJobStatuses = ['InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped', 'Deleting'] as const;
export const trainingJobStatusSchema = z.enum(trainingJobStatuses);
export type TrainingJobStatus = z.infer<typeof trainingJobStatusSchema>;

export const trainingJobSummarySchema = z
  .object({
    name: z.string(),
    arn: z.string(),
    status: trainingJobStatusSchema,
    /** SecondaryStatus as the service words it: Starting, Pending, Downloading, Training, Uploading … */
    secondaryStatus: z.string().nullable(),
    /** What the running phase says of itself, e.g. that it waits for a slot. */
    statusMessage: z.string().nullable(),
    /** FailureReason; null unless it failed, and until it was described once after it did. */
    failureReason: z.string().nullable().default(null),
    createdAt: instantSchema,
    modifiedAt: instantSchema,
    startedAt: instantSchema.nullable(),
    endedAt: instantSchema.nullable(),
    /** Image or built-in algorithm; null until the job was described once. */
    algorithm: z.string().nullable(),
    instanceType: z.string().nullable(),
    /** Missing until the job was described once. */
    instanceCount: z.number().int().positive().optional(),
  })
  .readonly();
export type TrainingJobSummary = z.infer<typeof trainingJobSummarySchema>;

/** One entry of SecondaryStatusTransitions. */
export const phaseSchema = z
  .object({
    status: z.string(),
    startedAt: instantSchema,
    endedAt: instantSchema.nullable(),
    message: z.string().nullable(),
  })
  .readonly();
export type Phase = z.infer<typeof phaseSchema>;

export const metricDefinitionSchema = z
  .object({
    name: z.string().min(1, 'Give each metric a name.').max(255),
    regex: z.string().min(1, 'Give each metric a regular expression.').max(500),
  })
  .readonly();
export type MetricDefinition = z.infer<typeof metricDefinitionSchema>;

export const inputChannelSchema = z
  .object({
    channel: z.string().regex(/^[A-Za-z0-9.\-_]{1,64}$/),
    s3Uri: z.string().regex(/^s3:\/\/[^/]+\/.*/, 'An S3 URI looks like s3://bucket/key.'),
    contentType: z.string().nullable(),
  })
  .readonly();
export type InputChannel = z.infer<typeof inputChannelSchema>;

export const trainingJobSchema = z
  .object({
    ...trainingJobSummarySchema.unwrap().shape,
    phases: z.array(phaseSchema).readonly(),
    image: z.string().nullable(),
    entrypoint: z.array(z.string()).readonly(),
    arguments: z.array(z.string()).readonly(),
    metricDefinitions: z.array(metricDefinitionSchema).readonly(),
    roleArn: z.string(),
    hyperParameters: z.record(z.string(), z.string()).readonly(),
    environment: z.record(z.string(), z.string()).readonly(),
    inputs: z.array(inputChannelSchema).readonly(),
    outputS3Uri: z.string(),
    /** s3:// address of model.tar.gz, once the job uploaded it. */
    artifactS3Uri: z.string().nullable(),
    checkpointS3Uri: z.string().nullable(),
    instanceCount: z.number().int().positive(),
    volumeGb: z.number().int().nonnegative(),
    maxRuntimeSeconds: z.number().int().positive().nullable(),
    spot: z.boolean(),
    // Descriptions kept by an earlier version say nothing of what follows.
    maxWaitSeconds: z.number().int().positive().nullable().default(null),
    checkpointLocalPath: z.string().nullable().default(null),
    network: trainingNetworkSchema.default(plainNetwork),
    volumeKmsKeyId: z.string().nullable().default(null),
    outputKmsKeyId: z.string().nullable().default(null),
    outputCompression: z.enum(['GZIP', 'NONE']).default('GZIP'),
    inputMode: z.enum(['File', 'FastFile', 'Pipe']).default('File'),
    retryAttempts: z.number().int().positive().nullable().default(null),
    keepAliveSeconds: z.number().int().positive().nullable().default(null),
    trainingSeconds: z.number().nonnegative().nullable(),
    billableSeconds: z.number().nonnegative().nullable(),
    finalMetrics: z.array(z.object({ name: z.string(), value: z.number(), at: instantSchema }).readonly()).readonly(),
  })
  .readonly();
export type TrainingJob = z.infer<typeof trainingJobSchema>;

/** True when the service will not change the job any more. */
export function isTerminal(status: TrainingJobStatus): boolean {
  return status === 'Completed' || status === 'Failed' || status === 'Stopped';
}
