import { z } from 'zod';
import { rowFormatSchema } from './row-format';
import { metricDefinitionSchema } from './training-job';
import type { Workspace } from './workspace';

const field = { name: z.string(), label: z.string(), explanation: z.string(), default: z.string() };

/** One hyperparameter of a recipe: its form field, its default and why that is the default. */
export const hyperParameterSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), ...field, min: z.number(), max: z.number(), integer: z.boolean() }).readonly(),
  z
    .object({
      kind: z.literal('choice'),
      ...field,
      choices: z.array(z.object({ value: z.string(), label: z.string() }).readonly()).readonly(),
    })
    .readonly(),
  /** Words as they are; `required`: not blank. At most 2,500 characters, as a job takes them. */
  z.object({ kind: z.literal('text'), ...field, required: z.boolean() }).readonly(),
  /** JSON object label → weight, or 'balanced', or 'none'. */
  z.object({ kind: z.literal('class-weights'), ...field }).readonly(),
]);
export type HyperParameter = z.infer<typeof hyperParameterSchema>;

const workspaceKindSchema = z.enum(['aws', 'local']);

/**
 * A program of resources/containers that goes along as the job's source: the files of the directories, in order, in one
 * folder, and the one of them that is started.
 */
export const recipeProgramSchema = z
  .object({
    directories: z
      .array(z.string().regex(/^[a-z0-9-]+$/))
      .min(1)
      .readonly(),
    entryPoint: z.string().regex(/^[a-z0-9_]+\.py$/),
  })
  .readonly();
export type RecipeProgram = z.infer<typeof recipeProgramSchema>;

/**
 * What runs, for people and forms. `builtIn`: nothing but the image. `program`: a program of Upside's in a framework image.
 * `script`: the person's own program in a framework image. `container`: the person's own image.
 */
export const recipeKindSchema = z.enum(['builtIn', 'program', 'script', 'container']);

/** A run somebody measured: where that can be read, and of which day it is. */
export const measuredTimeSchema = z
  .object({ seconds: z.number().positive(), instanceType: z.string(), source: z.url(), asOf: z.iso.date() })
  .readonly();

export const recipeSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    kind: recipeKindSchema.default('builtIn'),
    /** The kinds of workspace it can be launched in. */
    runsOn: z.array(workspaceKindSchema).min(1).readonly().default(['local']),
    /** The container image where it is always the same; empty where `images` or the person says which. */
    image: z.string(),
    /** Takes hyperparameters it does not name. */
    open: z.boolean().default(false),
    /** Ids of resources/catalogue/images.json, the best first; the first that fits the instance is taken. */
    images: z.array(z.string()).readonly().default([]),
    program: recipeProgramSchema.nullable().default(null),
    channels: z
      .array(
        z
          .object({
            name: z.string(),
            required: z.boolean(),
            explanation: z.string(),
            /** Accepted file extensions, with the dot; none: any file, or a folder of them. */
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
    /** How long a job with the defaults took on one instance type, for the bill; null where nobody has measured it. */
    measured: measuredTimeSchema.nullable().default(null),
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

/** Whether it can be launched in a workspace of this kind. */
export function recipeRunsOn({ runsOn }: Pick<Recipe, 'runsOn'>, kind: Workspace['kind']): boolean {
  return runsOn.includes(kind);
}
