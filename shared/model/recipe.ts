import { z } from 'zod';
import { rowFormatSchema } from './row-format';
import { metricDefinitionSchema } from './training-job';

/** One hyperparameter of a recipe: its form field, its default and why that is the default. */
export const hyperParameterSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('number'),
      name: z.string(),
      label: z.string(),
      explanation: z.string(),
      default: z.string(),
      min: z.number(),
      max: z.number(),
      integer: z.boolean(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('choice'),
      name: z.string(),
      label: z.string(),
      explanation: z.string(),
      default: z.string(),
      choices: z.array(z.object({ value: z.string(), label: z.string() }).readonly()).readonly(),
    })
    .readonly(),
  /** JSON object label → weight, or 'balanced', or 'none'. */
  z
    .object({
      kind: z.literal('class-weights'),
      name: z.string(),
      label: z.string(),
      explanation: z.string(),
      default: z.string(),
    })
    .readonly(),
]);
export type HyperParameter = z.infer<typeof hyperParameterSchema>;

export const recipeSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    image: z.string(),
    channels: z
      .array(
        z
          .object({
            name: z.string(),
            required: z.boolean(),
            explanation: z.string(),
            /** Accepted file extensions, with the dot. */
            extensions: z.array(z.string()).readonly(),
            rows: rowFormatSchema,
          })
          .readonly(),
      )
      .readonly(),
    hyperParameters: z.array(hyperParameterSchema).readonly(),
    metricDefinitions: z.array(metricDefinitionSchema).readonly(),
    /** The metric a curve opens with and lists compare, and whether more is better. */
    objective: z.object({ metric: z.string(), direction: z.enum(['maximize', 'minimize']) }).readonly(),
    defaults: z
      .object({
        instanceType: z.string(),
        instanceCount: z.number().int(),
        volumeGb: z.number().int(),
        maxRuntimeSeconds: z.number().int(),
      })
      .readonly(),
  })
  .readonly();
export type Recipe = z.infer<typeof recipeSchema>;
