import { z } from 'zod';
import {
  type Endpoint,
  type EndpointConfig,
  type EndpointModel,
  type EndpointSummary,
  endpointStatusSchema,
  type LiveVariant,
} from '../../shared/model/endpoint';

const moment = z.date().transform((date) => date.getTime());
const text = z
  .string()
  .optional()
  .transform((value) => value ?? null);

const summaryReply = z.object({
  EndpointName: z.string(),
  EndpointArn: z.string(),
  EndpointStatus: endpointStatusSchema,
  CreationTime: moment,
  LastModifiedTime: moment,
});

/** One page of ListEndpoints. */
export const endpointListReply = z.object({
  Endpoints: z.array(summaryReply).default([]),
  NextToken: z.string().optional(),
});

export function toEndpointSummary(reply: z.output<typeof summaryReply>): EndpointSummary {
  return {
    name: reply.EndpointName,
    arn: reply.EndpointArn,
    status: reply.EndpointStatus,
    createdAt: reply.CreationTime,
    modifiedAt: reply.LastModifiedTime,
  };
}

/** ProductionVariantSummary, and PendingProductionVariantSummary, which has the same members. */
const variantReply = z.object({
  VariantName: z.string(),
  CurrentWeight: z.number().optional(),
  DesiredWeight: z.number().optional(),
  CurrentInstanceCount: z.number().int().optional(),
  DesiredInstanceCount: z.number().int().optional(),
  VariantStatus: z.array(z.object({ Status: z.string() })).optional(),
});

export const endpointReply = z.object({
  ...summaryReply.shape,
  EndpointConfigName: z.string(),
  FailureReason: text,
  ProductionVariants: z.array(variantReply).default([]),
  PendingDeploymentSummary: z
    .object({
      EndpointConfigName: z.string(),
      ProductionVariants: z.array(variantReply).default([]),
      StartTime: moment.optional(),
    })
    .optional(),
  LastDeploymentConfig: z
    .object({
      AutoRollbackConfiguration: z
        .object({ Alarms: z.array(z.object({ AlarmName: z.string() })).default([]) })
        .optional(),
    })
    .optional(),
});

export function toEndpoint(reply: z.output<typeof endpointReply>): Endpoint {
  const { PendingDeploymentSummary: pending } = reply;
  return {
    ...toEndpointSummary(reply),
    configName: reply.EndpointConfigName,
    failureReason: reply.FailureReason,
    variants: reply.ProductionVariants.map(toLiveVariant),
    pending: pending
      ? {
          configName: pending.EndpointConfigName,
          startedAt: pending.StartTime ?? null,
          variants: pending.ProductionVariants.map(toLiveVariant),
        }
      : null,
    rollbackAlarms:
      reply.LastDeploymentConfig?.AutoRollbackConfiguration?.Alarms.map(({ AlarmName }) => AlarmName) ?? [],
  };
}

/** While its first instances start, a variant has only what is desired of it. */
function toLiveVariant(reply: z.output<typeof variantReply>): LiveVariant {
  return {
    name: reply.VariantName,
    currentWeight: reply.CurrentWeight ?? 0,
    desiredWeight: reply.DesiredWeight ?? reply.CurrentWeight ?? 0,
    currentInstances: reply.CurrentInstanceCount ?? 0,
    desiredInstances: reply.DesiredInstanceCount ?? reply.CurrentInstanceCount ?? 0,
    status: reply.VariantStatus?.at(-1)?.Status ?? null,
  };
}

/** DescribeEndpointConfig of variants on instances; a serverless one is no form this version knows, and it says so. */
export const configReply = z.object({
  EndpointConfigName: z.string(),
  EndpointConfigArn: z.string(),
  ProductionVariants: z
    .array(
      z.object({
        VariantName: z.string(),
        ModelName: z.string(),
        InstanceType: z.string(),
        InitialInstanceCount: z.number().int(),
        InitialVariantWeight: z.number().default(1),
      }),
    )
    .default([]),
  DataCaptureConfig: z
    .object({
      EnableCapture: z.boolean().optional(),
      InitialSamplingPercentage: z.number().int().default(0),
      DestinationS3Uri: z.string().default(''),
    })
    .optional(),
  CreationTime: moment,
});

export function toEndpointConfig(reply: z.output<typeof configReply>): EndpointConfig {
  const capture = reply.DataCaptureConfig;
  return {
    name: reply.EndpointConfigName,
    arn: reply.EndpointConfigArn,
    variants: reply.ProductionVariants.map((variant) => ({
      name: variant.VariantName,
      modelName: variant.ModelName,
      instanceType: variant.InstanceType,
      initialInstances: variant.InitialInstanceCount,
      initialWeight: variant.InitialVariantWeight,
    })),
    dataCapture: capture?.EnableCapture
      ? { s3Uri: capture.DestinationS3Uri, samplingPercent: capture.InitialSamplingPercentage }
      : null,
    createdAt: reply.CreationTime,
  };
}

const containerReply = z.object({ ModelPackageName: text, Image: text, ModelDataUrl: text });

/** DescribeModel: one container, in either of the two places the service keeps it. */
export const modelReply = z.object({
  ModelName: z.string(),
  ModelArn: z.string(),
  PrimaryContainer: containerReply.optional(),
  Containers: z.array(containerReply).optional(),
  CreationTime: moment,
});

export function toEndpointModel(reply: z.output<typeof modelReply>): EndpointModel {
  const container = reply.PrimaryContainer ?? reply.Containers?.[0];
  return {
    name: reply.ModelName,
    arn: reply.ModelArn,
    packageArn: container?.ModelPackageName ?? null,
    image: container?.Image ?? null,
    modelDataUrl: container?.ModelDataUrl ?? null,
    createdAt: reply.CreationTime,
  };
}
