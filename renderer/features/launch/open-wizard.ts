import { type Failure, fail } from '../../../shared/errors/result';
import { suggestJobName } from '../../../shared/model/job-name';
import { ownContainerId, type Recipe, recipeRunsOn } from '../../../shared/model/recipe';
import type { LaunchData } from '../../../shared/model/screen-address';
import type { Workspace } from '../../../shared/model/workspace';
import { request } from '../../bridge/client';
import type { Draft } from './draft';
import { loadDraft } from './draft-keeper';
import { openDraft, useLaunch } from './launch-store';
import { draftFromData, draftFromJob, newDraft, withSamples } from './new-draft';

/** What the wizard was opened for; the address says it. */
export interface Wish {
  readonly clone: string | null;
  readonly sample: boolean;
  readonly filled: LaunchData | null;
}

export type Opening =
  | { readonly kind: 'reading' }
  | { readonly kind: 'open' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** A clone or the samples were asked for, but an unfinished draft is there. */
  | { readonly kind: 'choose'; readonly kept: Draft; readonly fresh: Draft };

/** Reads recipes, samples and the kept draft, and fills the wizard with what was asked for. */
export async function openWizard(
  { id: workspaceId, kind }: Pick<Workspace, 'id' | 'kind'>,
  { clone, filled: data, sample }: Wish,
): Promise<Opening> {
  const [everyRecipe, samples] = await Promise.all([request('jobs.recipes', {}), request('data.samples', {})]);
  if (!everyRecipe.ok) return { kind: 'failed', failure: everyRecipe.error };
  const recipes = everyRecipe.data.filter((recipe) => recipeRunsOn(recipe, kind));
  useLaunch.setState({ recipes, samples: samples.ok ? samples.data : [] });

  const kept = useLaunch.getState().touched ? useLaunch.getState().draft : await loadDraft();
  if (kept !== null && data === null && (clone === null ? !sample : kept.clonedFrom === clone)) {
    openDraft(kept, kept.changedAt);
    return { kind: 'open' };
  }
  const filled =
    clone !== null
      ? await cloneOf(workspaceId, clone, recipes)
      : data !== null
        ? filledDraft(recipes, data)
        : freshDraft(recipes, sample);
  if ('code' in filled) return { kind: 'failed', failure: filled };
  if (kept !== null) return { kind: 'choose', kept, fresh: filled };
  openDraft(filled, null);
  return { kind: 'open' };
}

/** An empty draft with a recipe chosen already: the one that the first of the samples is for. */
export function freshDraft(recipes: readonly Recipe[], sample: boolean): Draft {
  const { samples } = useLaunch.getState();
  const recipe = recipes.find(({ id }) => id === samples[0]?.recipeId) ?? recipes[0] ?? null;
  const draft = newDraft(recipe, suggestJobName(recipe?.id ?? 'training', Date.now(), Math.random), Date.now());
  return sample ? withSamples(draft, samples) : draft;
}

function filledDraft(recipes: readonly Recipe[], data: LaunchData): Draft | Failure {
  const recipe = recipes.find(({ id }) => id === data.recipe);
  if (recipe !== undefined)
    return draftFromData(data, recipe, suggestJobName(recipe.id, Date.now(), Math.random), Date.now());
  return fail('input.invalid', `There is no recipe ${data.recipe}.`, 'Start from one of the recipes there are.').error;
}

async function cloneOf(workspaceId: string, name: string, recipes: readonly Recipe[]): Promise<Draft | Failure> {
  const answer = await request('jobs.show', { workspaceId, name });
  if (!answer.ok) return answer.error;
  const job = answer.data.value;
  // What no recipe names is somebody's own image, where such can run.
  const recipe = recipes.find(({ image }) => image === job.image) ?? recipes.find(({ id }) => id === ownContainerId);
  if (recipe === undefined) {
    return fail(
      'input.invalid',
      `${name} runs ${job.image ?? 'an image nobody named'}, which no recipe of Upside launches.`,
      'Launch it again with the program that launched it first; the job’s page shows its settings.',
    ).error;
  }
  return draftFromJob(job, recipe, suggestJobName(recipe.id, Date.now(), Math.random), Date.now());
}
