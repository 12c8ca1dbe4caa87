import { z } from 'zod';
import { instantSchema } from './time';

/** EndpointStatus of the SageMaker API, under its own names. */
export const endpointStatuses = [
  'OutOfService',
  'Creating',
  'Updating',
  'SystemUpdating',
  'RollingBack',
  'InService',
  'Deleting',
  'Failed',
  'UpdateRollbackFailed',
] as const;
export const endpointStatusSchema = z.enum(endpointStatuses);
export type EndpointStatus = z.infer<typeof endpointStatusSchema>;

/** Names of endpoints, endpoint configurations, models and variants, as the SageMaker API constrains them. */
export const endpointNameSchema = z
  .string()
  .min(1, 'Give it a name.')
  .max(63, 'A name has at most 63 characters.')
  .regex(
    /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/,
    'A name has letters, digits and hyphens, and neither begins nor ends with a hyphen.',
  );

/** A variant as a configuration asks for it. */
export const variantSpecSchema = z
  .object({
    name: endpointNameSchema,
    modelName: z.string(),
    instanceType: z.string().regex(/^ml\.[a-z0-9-]+\.[a-z0-9]+$/),
    initialInstances: z.number().int().min(1).max(20),
    /** Its share of the traffic is its weight over the sum of all weights. */
    initialWeight: z.number().min(0),
  })
  .readonly();
export type VariantSpec = z.infer<typeof variantSpecSchema>;

/** Captured requests and replies in S3; null: none are captured. */
export const dataCaptureSchema = z
  .object({ s3Uri: z.string(), samplingPercent: z.number().int().min(0).max(100) })
  .readonly();

export const endpointConfigSchema = z
  .object({
    name: z.string(),
    arn: z.string(),
    variants: z.array(variantSpecSchema).readonly(),
    dataCapture: dataCaptureSchema.nullable(),
    createdAt: instantSchema,
  })
  .readonly();
export type EndpointConfig = z.infer<typeof endpointConfigSchema>;

/** A model: a program and its files, made from a package or named directly. */
export const endpointModelSchema = z
  .object({
    name: z.string(),
    arn: z.string(),
    /** ARN of the registry version it was made from; null for a model made without the registry. */
    packageArn: z.string().nullable(),
    image: z.string().nullable(),
    modelDataUrl: z.string().nullable(),
    createdAt: instantSchema,
  })
  .readonly();
export type EndpointModel = z.infer<typeof endpointModelSchema>;

/** A variant as it serves now. */
export const liveVariantSchema = z
  .object({
    name: z.string(),
    currentWeight: z.number(),
    desiredWeight: z.number(),
    currentInstances: z.number().int(),
    desiredInstances: z.number().int(),
    /** What its status says of itself, e.g. ActivatingTraffic; null where the service says nothing. */
    status: z.string().nullable(),
  })
  .readonly();
export type LiveVariant = z.infer<typeof liveVariantSchema>;

export const endpointSummarySchema = z
  .object({
    name: z.string(),
    arn: z.string(),
    status: endpointStatusSchema,
    createdAt: instantSchema,
    modifiedAt: instantSchema,
  })
  .readonly();
export type EndpointSummary = z.infer<typeof endpointSummarySchema>;

export const endpointSchema = z
  .object({
    ...endpointSummarySchema.unwrap().shape,
    /** The configuration that is live; after a silent rollback it is not the one last asked for. */
    configName: z.string(),
    failureReason: z.string().nullable(),
    variants: z.array(liveVariantSchema).readonly(),
    /** The deployment under way; null when there is none. */
    pending: z
      .object({
        configName: z.string(),
        startedAt: instantSchema.nullable(),
        /** Both fleets' variants of the new configuration, with their present weights and instances. */
        variants: z.array(liveVariantSchema).readonly(),
      })
      .readonly()
      .nullable(),
    /** LastDeploymentConfig: alarms of the last blue/green deployment's automatic rollback. */
    rollbackAlarms: z.array(z.string()).readonly(),
  })
  .readonly();
export type Endpoint = z.infer<typeof endpointSchema>;

/** How traffic moves to the new fleet of a blue/green deployment, in the SageMaker API's limits. */
export const shiftingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all-at-once') }).readonly(),
  /** `percent` of the new fleet's instances take traffic first, at most 50. */
  z
    .object({
      kind: z.literal('canary'),
      percent: z.number().int().min(1).max(50),
      waitSeconds: z.number().int().min(0).max(3600),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('linear'),
      stepPercent: z.number().int().min(10).max(50),
      waitSeconds: z.number().int().min(0).max(3600),
    })
    .readonly(),
]);
export type Shifting = z.infer<typeof shiftingSchema>;

export const deploymentPlanSchema = z
  .object({
    shifting: shiftingSchema,
    /** How long the old fleet stays after all traffic has moved, seconds. */
    terminationWaitSeconds: z.number().int().min(0).max(3600),
    /** How long the deployment may take in all, seconds. */
    maximumSeconds: z.number().int().min(600).max(28_800),
    /** Names of CloudWatch alarms that roll it back, at most ten; without any there is no rollback. */
    alarms: z.array(z.string()).max(10).readonly(),
  })
  .readonly();
export type DeploymentPlan = z.infer<typeof deploymentPlanSchema>;
