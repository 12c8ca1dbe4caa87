import { z } from 'zod';
import { endpointConfigSchema, endpointModelSchema, endpointSchema, endpointSummarySchema } from './endpoint';
import { packageSummarySchema } from './model-package';
import { instantSchema } from './time';

/** An endpoint with what serves in it. */
export const endpointViewSchema = z
  .object({
    endpoint: endpointSchema,
    /** The live configuration; null when it was deleted meanwhile. */
    config: endpointConfigSchema.nullable(),
    /** Of the live configuration; a model that was deleted meanwhile is missing. */
    models: z.array(endpointModelSchema).readonly(),
    /** The registry versions the models were made from, as far as they can still be read. */
    packages: z.array(packageSummarySchema).readonly(),
  })
  .readonly();
export type EndpointView = z.infer<typeof endpointViewSchema>;

/** A line of the list. `view` is null until the endpoint was described once. */
export const endpointListItemSchema = z
  .object({ ...endpointSummarySchema.unwrap().shape, view: endpointViewSchema.nullable() })
  .readonly();
export type EndpointListItem = z.infer<typeof endpointListItemSchema>;

/** What a deployment or a deletion that did not end left behind: it costs nothing, and it takes names. */
export const leftBehindSchema = z
  .object({
    endpoint: z.string(),
    configs: z.array(z.string()).readonly(),
    models: z.array(z.string()).readonly(),
    /** Why it was not finished. */
    reason: z.string(),
    at: instantSchema,
  })
  .readonly();
export type LeftBehind = z.infer<typeof leftBehindSchema>;

/** A configuration or a model an endpoint leaves behind, and which other endpoints known here still use it. */
export const leftoverSchema = z
  .object({ kind: z.enum(['config', 'model']), name: z.string(), usedBy: z.array(z.string()).readonly() })
  .readonly();
export type Leftover = z.infer<typeof leftoverSchema>;

/** A test call with its answer. */
export const endpointCallSchema = z
  .object({
    id: z.string(),
    at: instantSchema,
    /** The variant asked for; null: as the weights say. */
    variant: z.string().nullable(),
    contentType: z.string(),
    accept: z.string(),
    body: z.string(),
    milliseconds: z.number().nonnegative(),
    answer: z.discriminatedUnion('kind', [
      z
        .object({
          kind: z.literal('answered'),
          /** The variant that answered. */
          variant: z.string().nullable(),
          contentType: z.string(),
          /** Text, or base64 where the bytes are no UTF-8. */
          body: z.string(),
          encoding: z.enum(['text', 'base64']),
          /** Size of the whole answer; `body` keeps its first 256 KiB. */
          bytes: z.number().int().nonnegative(),
        })
        .readonly(),
      z.object({ kind: z.literal('failed'), code: z.string(), message: z.string(), hint: z.string() }).readonly(),
    ]),
  })
  .readonly();
export type EndpointCall = z.infer<typeof endpointCallSchema>;

/** One figure of a variant over time, as CloudWatch keeps it; `at` is the start of a period. */
export const variantSeriesSchema = z
  .object({
    variant: z.string(),
    metric: z.enum(['Invocations', 'ModelLatency', 'OverheadLatency', 'Invocation4XXErrors', 'Invocation5XXErrors']),
    statistic: z.enum(['Sum', 'Average', 'p50', 'p90', 'p99']),
    points: z.array(z.object({ at: instantSchema, value: z.number() }).readonly()).readonly(),
  })
  .readonly();

/** The figures of an endpoint over its last minutes. */
export const endpointFiguresSchema = z
  .object({
    since: instantSchema,
    until: instantSchema,
    periodSeconds: z.number().int().positive(),
    series: z.array(variantSeriesSchema).readonly(),
  })
  .readonly();
export type EndpointFigures = z.infer<typeof endpointFiguresSchema>;
