import { z } from 'zod';
import { alarmSpecSchema, alarmStateSchema } from './alarm';
import {
  dataCaptureSchema,
  deploymentPlanSchema,
  endpointNameSchema,
  liveVariantSchema,
  shiftingSchema,
  variantSpecSchema,
} from './endpoint';
import { instantSchema } from './time';

/**
 * The steps of a promotion, in order. Each is made safe to repeat, so that whoever finds a promotion at a step may carry
 * it on from there: `update` is entered before UpdateEndpoint is sent, `watch` once the service was seen to have it.
 */
export const promotionSteps = ['alarms', 'model', 'config', 'update', 'watch', 'clean-up', 'ended'] as const;
export const promotionStepSchema = z.enum(promotionSteps);
export type PromotionStep = z.infer<typeof promotionStepSchema>;

/** How a promotion ended. Only `promoted` means that the live configuration was read back and is the requested one. */
export const promotionVerdictSchema = z
  .object({
    kind: z.enum(['promoted', 'rolled-back', 'failed', 'superseded', 'unknown']),
    /** Why, in words; for `promoted` what was read back. */
    reason: z.string(),
    /** Alarms that were in ALARM when it was rolled back. */
    alarms: z.array(z.string()).readonly(),
    at: instantSchema,
  })
  .readonly();
export type PromotionVerdict = z.infer<typeof promotionVerdictSchema>;

/** A model to be made of a registry version; for a way back none is made. */
export const promotedModelSchema = z.object({ name: z.string(), packageArn: z.string() }).readonly();

export const promotionSchema = z
  .object({
    id: z.string(),
    /** `revert`: back to a configuration that was live before. */
    kind: z.enum(['promote', 'revert']),
    endpoint: z.string(),
    /** The registry version, as group/version; null for a way back. */
    version: z.string().nullable(),
    roleArn: z.string(),
    /** Live when the promotion began. */
    fromConfig: z.string(),
    toConfig: z.string(),
    model: promotedModelSchema.nullable(),
    /** The configuration to make; null where it exists already. */
    config: z
      .object({ variants: z.array(variantSpecSchema).readonly(), dataCapture: dataCaptureSchema.nullable() })
      .readonly()
      .nullable(),
    plan: deploymentPlanSchema,
    /** Alarms made for this promotion alone; deleted when it has ended. */
    alarms: z.array(alarmSpecSchema).readonly(),
    step: promotionStepSchema,
    /** LastModifiedTime of the endpoint read right before UpdateEndpoint was sent: what changed after it, this call may have changed. */
    modifiedBefore: instantSchema.nullable(),
    verdict: promotionVerdictSchema.nullable(),
    startedAt: instantSchema,
    endedAt: instantSchema.nullable(),
  })
  .readonly();
export type Promotion = z.infer<typeof promotionSchema>;

/** One call of the service on behalf of a promotion. */
export const promotionCallSchema = z
  .object({
    at: instantSchema,
    /** PutMetricAlarm, CreateModel, UpdateEndpoint … */
    operation: z.string(),
    target: z.string(),
    milliseconds: z.number().nonnegative(),
    /** 'ok', or the failure's code with its words. */
    result: z.string(),
    ok: z.boolean(),
  })
  .readonly();
export type PromotionCall = z.infer<typeof promotionCallSchema>;

/** What one look at the endpoint, its alarms and its figures showed. */
export const promotionSampleSchema = z
  .object({
    at: instantSchema,
    status: z.string(),
    /** Share of the traffic the new fleet takes, 0–1; null while it cannot be told. */
    newShare: z.number().min(0).max(1).nullable(),
    live: z.array(liveVariantSchema).readonly(),
    pending: z.array(liveVariantSchema).readonly(),
    alarms: z.array(z.object({ name: z.string(), state: alarmStateSchema }).readonly()).readonly(),
    /** Requests and errors since the sample before, and mean model latency in microseconds, by fleet. */
    fleets: z
      .object({
        old: z.object({ requests: z.number(), errors: z.number(), latency: z.number().nullable() }).readonly(),
        new: z.object({ requests: z.number(), errors: z.number(), latency: z.number().nullable() }).readonly(),
      })
      .readonly()
      .nullable(),
  })
  .readonly();
export type PromotionSample = z.infer<typeof promotionSampleSchema>;

/** A promotion with everything its flight recorder holds, oldest first. */
export const flightSchema = z
  .object({
    promotion: promotionSchema,
    calls: z.array(promotionCallSchema).readonly(),
    samples: z.array(promotionSampleSchema).readonly(),
  })
  .readonly();
export type Flight = z.infer<typeof flightSchema>;

/** One field in which two configurations differ; null: not there. */
export const configDifferenceSchema = z
  .object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })
  .readonly();
export type ConfigDifference = z.infer<typeof configDifferenceSchema>;

/** Which alarms guard a promotion. */
export const guardChoiceSchema = z.discriminatedUnion('kind', [
  /** Made for the new fleet alone: errors in one period, and mean model latency where a limit is given. */
  z
    .object({
      kind: z.literal('generate'),
      errors: z.number().int().min(1).max(1_000_000),
      latencyMilliseconds: z.number().positive().nullable(),
    })
    .readonly(),
  z.object({ kind: z.literal('existing'), names: z.array(z.string().min(1)).min(1).max(10).readonly() }).readonly(),
  /** Nothing can roll it back by itself. */
  z.object({ kind: z.literal('none') }).readonly(),
]);
export type GuardChoice = z.infer<typeof guardChoiceSchema>;

/** What a person chooses: which version goes to which endpoint, how, and guarded by what. */
export const promotionRequestSchema = z
  .object({
    endpoint: endpointNameSchema,
    packageArn: z.string().min(1).max(2048),
    /** Variants that get the version; null: all of them. */
    variants: z.array(endpointNameSchema).min(1).readonly().nullable(),
    roleArn: z.string().min(1),
    shifting: shiftingSchema,
    terminationWaitSeconds: z.number().int().min(0).max(3600),
    guards: guardChoiceSchema,
  })
  .readonly();
export type PromotionRequest = z.infer<typeof promotionRequestSchema>;
