import { z } from 'zod';
import { inputChannelSchema, metricDefinitionSchema } from './training-job';

/** TrainingJobName as the SageMaker API constrains it (1–63 letters, digits and inner hyphens). */
export const trainingJobNameSchema = z
  .string()
  .min(1, 'Give the job a name.')
  .max(63, 'A job name has at most 63 characters.')
  .regex(
    /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/,
    'A job name has letters, digits and hyphens, and neither begins nor ends with a hyphen.',
  );

/** A filled-in recipe: everything CreateTrainingJob needs, in the console's own words. */
export const trainingSpecSchema = z
  .object({
    name: trainingJobNameSchema,
    recipeId: z.string().min(1),
    image: z.string().min(1).max(255),
    roleArn: z
      .string()
      .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+/, 'A role ARN looks like arn:aws:iam::123456789012:role/name.'),
    hyperParameters: z.record(z.string().max(256), z.string().max(2500)).readonly(),
    environment: z.record(z.string().max(512), z.string().max(512)).readonly(),
    inputs: z.array(inputChannelSchema).min(1, 'A job needs at least one input channel.').max(20).readonly(),
    outputS3Uri: z.string().regex(/^s3:\/\/[^/]+(\/.*)?$/, 'An S3 URI looks like s3://bucket/prefix.'),
    checkpointS3Uri: z
      .string()
      .regex(/^s3:\/\/[^/]+(\/.*)?$/)
      .nullable(),
    metricDefinitions: z.array(metricDefinitionSchema).max(40).readonly(),
    instanceType: z.string().regex(/^ml\.[a-z0-9-]+\.[a-z0-9]+$/),
    instanceCount: z.number().int().min(1),
    volumeGb: z.number().int().min(1),
    maxRuntimeSeconds: z.number().int().min(1).max(2_419_200),
    spot: z.boolean(),
    tags: z.record(z.string().min(1).max(128), z.string().max(256)).readonly(),
  })
  .readonly();
export type TrainingSpec = z.infer<typeof trainingSpecSchema>;
