import type { Recipe } from './recipe';
import { toS3Uri } from './s3-uri';
import type { InputChannel } from './training-job';
import type { TrainingSpec } from './training-spec';

/** What a person decides beyond the recipe's defaults; everything left out takes the default. */
export interface SpecChoices {
  readonly name: string;
  readonly roleArn: string;
  /** Bucket of the workspace; artifacts go to s3://bucket/models unless `outputS3Uri` says otherwise. */
  readonly bucket: string;
  readonly inputs: readonly InputChannel[];
  readonly hyperParameters?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly outputS3Uri?: string;
  readonly checkpointS3Uri?: string | null;
  readonly instanceType?: string;
  readonly instanceCount?: number;
  readonly volumeGb?: number;
  readonly maxRuntimeSeconds?: number;
  readonly spot?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Fills a recipe in. The result still has to pass `trainingSpecSchema`: choices come from a person. */
export function specFromRecipe(recipe: Recipe, choices: SpecChoices): TrainingSpec {
  const defaults = Object.fromEntries(recipe.hyperParameters.map((parameter) => [parameter.name, parameter.default]));
  return {
    name: choices.name,
    recipeId: recipe.id,
    image: recipe.image,
    roleArn: choices.roleArn,
    hyperParameters: { ...defaults, ...choices.hyperParameters },
    environment: choices.environment ?? {},
    inputs: choices.inputs,
    outputS3Uri: choices.outputS3Uri ?? toS3Uri(choices.bucket, 'models'),
    checkpointS3Uri: choices.checkpointS3Uri ?? null,
    metricDefinitions: recipe.metricDefinitions,
    instanceType: choices.instanceType ?? recipe.defaults.instanceType,
    instanceCount: choices.instanceCount ?? recipe.defaults.instanceCount,
    volumeGb: choices.volumeGb ?? recipe.defaults.volumeGb,
    maxRuntimeSeconds: choices.maxRuntimeSeconds ?? recipe.defaults.maxRuntimeSeconds,
    spot: choices.spot ?? false,
    tags: { 'upside:recipe': recipe.id, ...choices.tags },
  };
}
