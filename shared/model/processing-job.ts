import { z } from 'zod';
import { instantSchema } from './time';
import { trainingJobNameSchema } from './training-spec';

/** ProcessingJobStatus of the SageMaker API, under its own names. */
export const processingJobStatuses = ['InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped'] as const;
export const processingJobStatusSchema = z.enum(processingJobStatuses);
export type ProcessingJobStatus = z.infer<typeof processingJobStatusSchema>;

/** ProcessingJobName is constrained as TrainingJobName is. */
export const processingJobNameSchema = trainingJobNameSchema;

export const processingJobSummarySchema = z
  .object({
    name: z.string(),
    arn: z.string(),
    status: processingJobStatusSchema,
    createdAt: instantSchema,
    modifiedAt: instantSchema,
    startedAt: instantSchema.nullable(),
    endedAt: instantSchema.nullable(),
    /** ExitMessage or what a running job says of itself, e.g. that it waits for a slot. */
    statusMessage: z.string().nullable(),
    failureReason: z.string().nullable(),
    /** Image or built-in program; null until the job was described once. */
    program: z.string().nullable(),
  })
  .readonly();
export type ProcessingJobSummary = z.infer<typeof processingJobSummarySchema>;

/** A ProcessingInput or ProcessingOutput: an S3 address and a folder below /opt/ml/processing. */
export const processingPlaceSchema = z
  .object({
    name: z.string().regex(/^[A-Za-z0-9.\-_]{1,64}$/),
    s3Uri: z.string().regex(/^s3:\/\/[^/]+\/.*/, 'An S3 URI looks like s3://bucket/prefix.'),
    localPath: z.string().regex(/^\/opt\/ml\/processing\/.+/),
  })
  .readonly();
export type ProcessingPlace = z.infer<typeof processingPlaceSchema>;

/** Everything CreateProcessingJob needs, in the console's own words. */
export const processingSpecSchema = z
  .object({
    name: processingJobNameSchema,
    image: z.string().min(1).max(255),
    entrypoint: z.array(z.string().max(256)).max(100).readonly(),
    arguments: z.array(z.string().max(256)).max(100).readonly(),
    environment: z.record(z.string().max(256), z.string().max(256)).readonly(),
    inputs: z.array(processingPlaceSchema).max(10).readonly(),
    outputs: z.array(processingPlaceSchema).max(10).readonly(),
    roleArn: z.string(),
    instanceType: z.string(),
    volumeGb: z.number().int().min(1),
    maxRuntimeSeconds: z.number().int().min(1).max(777_600),
    tags: z.record(z.string().min(1).max(128), z.string().max(256)).readonly(),
  })
  .readonly();
export type ProcessingSpec = z.infer<typeof processingSpecSchema>;

export const processingJobSchema = z
  .object({ ...processingJobSummarySchema.unwrap().shape, spec: processingSpecSchema })
  .readonly();
export type ProcessingJob = z.infer<typeof processingJobSchema>;

/** True when the service will not change the job any more. */
export function isProcessingTerminal(status: ProcessingJobStatus): boolean {
  return status === 'Completed' || status === 'Failed' || status === 'Stopped';
}
