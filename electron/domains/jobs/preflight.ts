import { hyperParameterProblems } from '../../../shared/model/hyper-parameter-rules';
import { type BilledJob, type BillScope, jobBill } from '../../../shared/model/job-bill';
import type { Preflight } from '../../../shared/model/preflight';
import type { Recipe } from '../../../shared/model/recipe';
import type { TrainingJob } from '../../../shared/model/training-job';
import type { TrainingSpec } from '../../../shared/model/training-spec';
import type { AwsWorkspace } from '../aws-ports';
import type { Clock } from '../platform-ports';
import { failed, passed, type Question } from '../preflight/check';
import { planOfTraining } from '../preflight/launch-plan';
import { nameQuestion } from '../preflight/name-question';
import { runPreflight } from '../preflight/preflight';
import type { Scope } from '../scope';
import { earlierSeconds } from './earlier-jobs';
import { volumeKeyQuestion } from './volume-key';

export interface TrainingPreflight {
  readonly aws: AwsWorkspace;
  readonly scope: Scope;
  readonly clock: Clock;
  readonly prices: BillScope;
  readonly recipes: readonly Recipe[];
  /** Jobs described earlier: those of the same recipe and instances say how long this one may take. */
  readonly earlier: readonly TrainingJob[];
}

/** Everything that can be found wrong with a training job without creating it. */
export function preflight(parts: TrainingPreflight, spec: TrainingSpec): Promise<Preflight> {
  const { aws, clock, earlier, prices, recipes, scope } = parts;
  const recipe = recipes.find(({ id }) => id === spec.recipeId);
  const name = { id: 'name', title: 'Name' };
  return runPreflight({
    aws,
    scope,
    kind: prices.kind,
    clock,
    instanceTypes: prices.instanceTypes,
    plan: planOfTraining(scope, spec),
    bill: jobBill(prices, 'training', {
      ...spec,
      checkpoints: spec.checkpointS3Uri !== null,
      earlierSeconds: earlierSeconds(spec, earlier),
      measured: measuredOf(recipe, spec),
      warmPoolSeconds: spec.keepAliveSeconds ?? 0,
    }),
    own: [
      nameQuestion(name, 'a training job', spec.name, () => aws.trainingJobs.describe(spec.name)),
      recipeQuestion(recipe, spec),
      ...volumeKeyQuestion(spec, prices.instanceTypes),
    ],
  });
}

/** The recipe's own figure, where it was measured on this type. */
function measuredOf(recipe: Recipe | undefined, spec: TrainingSpec): NonNullable<BilledJob['measured']> | null {
  const measured = recipe?.measured ?? null;
  if (measured === null || measured.instanceType !== spec.instanceType) return null;
  const { asOf, seconds, source } = measured;
  return { seconds, basis: `measured with the recipe’s defaults on ${asOf}: ${source}` };
}

function recipeQuestion(recipe: Recipe | undefined, spec: TrainingSpec): Question {
  const about = { id: 'recipe', title: 'Settings of the recipe' };
  return {
    ...about,
    ask: async () => {
      if (recipe === undefined) return [];
      const given = new Set(spec.inputs.map(({ channel }) => channel));
      const channels = recipe.channels
        .filter((channel) => channel.required && !given.has(channel.name))
        .map((channel) => ({
          field: `inputs.${channel.name}`,
          message: `The channel ${channel.name} is missing.`,
          hint: 'Choose its data.',
        }));
      const problems = [...channels, ...hyperParameterProblems(recipe, spec.hyperParameters)];
      if (problems.length === 0) return [passed(about, { detail: `${recipe.title} takes them all.` })];
      return problems.map(({ field, hint, message }) =>
        failed({ id: field, title: about.title }, { detail: message, hint, field, blocks: true }),
      );
    },
  };
}
