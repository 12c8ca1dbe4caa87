import type { Recipe } from './recipe';
import { toS3Uri } from './s3-uri';
import type { InputChannel, MetricDefinition } from './training-job';
import { plainTraining, type TrainingSpec } from './training-spec';

/** What may be chosen beside the recipe and is left alone unless it is. */
type FurtherChoices = Partial<Pick<TrainingSpec, keyof typeof plainTraining>>;

/** What a person decides beyond the recipe's defaults; everything left out takes the default. */
export interface SpecChoices extends FurtherChoices {
  readonly name: string;
  readonly roleArn: string;
  /** Bucket of the workspace; artifacts go to s3://bucket/models unless `outputS3Uri` says otherwise. */
  readonly bucket: string;
  readonly inputs: readonly InputChannel[];
  /** In place of the recipe's image. */
  readonly image?: string;
  /** In place of the recipe's own. */
  readonly metricDefinitions?: readonly MetricDefinition[];
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
    ...plainTraining,
    ...further(choices),
    name: choices.name,
    recipeId: recipe.id,
    image: choices.image ?? recipe.image,
    roleArn: choices.roleArn,
    hyperParameters: { ...defaults, ...choices.hyperParameters },
    environment: choices.environment ?? {},
    inputs: choices.inputs,
    outputS3Uri: choices.outputS3Uri ?? toS3Uri(choices.bucket, 'models'),
    checkpointS3Uri: choices.checkpointS3Uri ?? null,
    metricDefinitions: choices.metricDefinitions ?? recipe.metricDefinitions,
    instanceType: choices.instanceType ?? recipe.defaults.instanceType,
    instanceCount: choices.instanceCount ?? recipe.defaults.instanceCount,
    volumeGb: choices.volumeGb ?? recipe.defaults.volumeGb,
    maxRuntimeSeconds: choices.maxRuntimeSeconds ?? recipe.defaults.maxRuntimeSeconds,
    spot: choices.spot ?? false,
    tags: { 'upside:recipe': recipe.id, ...choices.tags },
  };
}

/** Those of the further choices that were made. */
function further(choices: FurtherChoices): FurtherChoices {
  const keys = Object.keys(plainTraining) as readonly (keyof typeof plainTraining)[];
  return Object.fromEntries(keys.flatMap((key) => (choices[key] === undefined ? [] : [[key, choices[key]]])));
}
