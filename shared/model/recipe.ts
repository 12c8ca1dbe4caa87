import { z } from 'zod';
import { rowFormatSchema } from './row-format';
import { metricDefinitionSchema } from './training-job';
import type { Workspace } from './workspace';

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
    /** Empty where the person brings their own. */
    image: z.string(),
    /** Takes hyperparameters it does not name. */
    open: z.boolean().default(false),
    channels: z
      .array(
        z
          .object({
            name: z.string(),
            required: z.boolean(),
            explanation: z.string(),
            /** Accepted file extensions, with the dot. */
            extensions: z.array(z.string()).readonly(),
            /** Null where nothing is known of what a file holds: no preview then. */
            rows: rowFormatSchema.nullable(),
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

/** The recipe of an image or script that the person brings. */
export const ownContainerId = 'own-container';

/** Images of the local workspace run there and nowhere else; all others need a container engine. */
export function recipeRunsOn({ image }: Pick<Recipe, 'image'>, kind: Workspace['kind']): boolean {
  return image.startsWith('upside.local/') === (kind === 'local');
}
