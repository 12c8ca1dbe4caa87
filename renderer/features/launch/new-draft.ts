import type { CommandOutput } from '../../../shared/contract/index';
import type { Recipe } from '../../../shared/model/recipe';
import type { LaunchData } from '../../../shared/model/screen-address';
import { scriptOfJob } from '../../../shared/model/script-mode';
import type { TrainingJob } from '../../../shared/model/training-job';
import { noAccount } from './account/account-draft';
import { accountOfJob } from './account/account-of-job';
import type { ComputeDraft, Draft } from './draft';
import { splitRunTime } from './run-time';

export type Sample = CommandOutput<'data.samples'>[number];

/** A draft for a recipe with its defaults and no data yet. `name` is a fresh suggestion. */
export function newDraft(recipe: Recipe | null, name: string, now: number): Draft {
  return {
    version: 1,
    step: 0,
    recipeId: recipe?.id ?? null,
    name,
    clonedFrom: null,
    channels: {},
    hyperParameters: Object.fromEntries(recipe?.hyperParameters.map((each) => [each.name, each.default]) ?? []),
    compute: recipe === null ? noCompute : recipeCompute(recipe),
    account: noAccount,
    changedAt: now,
  };
}

const noCompute: ComputeDraft = {
  instanceType: 'ml.m5.large',
  instanceCount: '1',
  volumeGb: '10',
  maxRunTime: { amount: '1', unit: 'hours' },
  spot: false,
  checkpoints: false,
};

function recipeCompute({ defaults }: Recipe): ComputeDraft {
  return {
    ...noCompute,
    instanceType: defaults.instanceType,
    instanceCount: String(defaults.instanceCount),
    volumeGb: String(defaults.volumeGb),
    maxRunTime: splitRunTime(defaults.maxRuntimeSeconds),
  };
}

/** The draft with the recipe's sample data sets in their channels. */
export function withSamples(draft: Draft, samples: readonly Sample[]): Draft {
  const fitting = samples.filter(({ recipeId }) => recipeId === draft.recipeId);
  const channels = Object.fromEntries(
    fitting.map(({ channel, name }) => [channel, { kind: 'sample', name, uploadedTo: null } as const]),
  );
  return { ...draft, channels: { ...draft.channels, ...channels } };
}

/** A draft for a recipe with objects that are in S3 already; it begins where the data is looked at. */
export function draftFromData({ train, validation }: LaunchData, recipe: Recipe, name: string, now: number): Draft {
  const channels = {
    train: { kind: 'object', s3Uri: train } as const,
    ...(validation === null ? {} : { validation: { kind: 'object', s3Uri: validation } as const }),
  };
  return { ...newDraft(recipe, name, now), step: 1, channels };
}

/**
 * A draft that repeats a job: its data, values and compute under a new name. A hyperparameter the recipe
 * does not know is kept and sent along.
 */
export function draftFromJob(job: TrainingJob, recipe: Recipe, name: string, now: number): Draft {
  const fresh = newDraft(recipe, name, now);
  // A recipe that takes a script has fields for it; elsewhere its hyperparameters go along as they are.
  const { hyperParameters, inputs } = recipe.open ? scriptOfJob(job.hyperParameters, job.inputs) : job;
  return {
    ...fresh,
    clonedFrom: job.name,
    channels: Object.fromEntries(inputs.map(({ channel, s3Uri }) => [channel, { kind: 'object', s3Uri } as const])),
    hyperParameters: { ...fresh.hyperParameters, ...hyperParameters },
    compute: {
      instanceType: job.instanceType ?? fresh.compute.instanceType,
      instanceCount: String(job.instanceCount),
      volumeGb: String(job.volumeGb),
      maxRunTime: job.maxRuntimeSeconds === null ? fresh.compute.maxRunTime : splitRunTime(job.maxRuntimeSeconds),
      spot: job.spot,
      checkpoints: job.checkpointS3Uri !== null,
    },
    account: recipe.open ? accountOfJob(job, recipe.image) : { ...accountOfJob(job, recipe.image), scriptS3Uri: '' },
  };
}
