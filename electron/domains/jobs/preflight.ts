import { hyperParameterProblems } from '../../../shared/model/hyper-parameter-rules';
import type { Preflight } from '../../../shared/model/preflight';
import { jobBill, type PriceScope } from '../../../shared/model/price';
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
import type { JobStore } from '../store-ports';

export interface TrainingPreflight {
  readonly aws: AwsWorkspace;
  readonly scope: Scope;
  readonly clock: Clock;
  readonly prices: PriceScope;
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
    plan: planOfTraining(scope, spec),
    bill: jobBill(prices, 'training', {
      ...spec,
      checkpoints: spec.checkpointS3Uri !== null,
      earlierSeconds: earlierSeconds(spec, earlier),
      recipeSeconds: secondsOf(recipe?.expectedHours ?? null),
      warmPoolSeconds: spec.keepAliveSeconds ?? 0,
    }),
    own: [
      nameQuestion(name, 'a training job', spec.name, () => aws.trainingJobs.describe(spec.name)),
      recipeQuestion(recipe, spec),
    ],
  });
}

function secondsOf(hours: number | null): number | null {
  return hours === null ? null : hours * 3_600;
}

/** Descriptions to look at for how long such a job takes. */
const mostEarlier = 20;

/** Jobs seen earlier that may tell how long this one takes, the newest first. */
export async function earlierJobs(
  workspaceId: string,
  spec: Pick<TrainingSpec, 'instanceType'>,
  store: JobStore,
): Promise<readonly TrainingJob[]> {
  const { jobs } = await store.list(workspaceId);
  const alike = jobs
    .filter(({ instanceType, status }) => status === 'Completed' && instanceType === spec.instanceType)
    .toSorted((a, b) => b.createdAt - a.createdAt)
    .slice(0, mostEarlier);
  const found = await Promise.all(alike.map(({ name }) => store.show(workspaceId, name)));
  return found.flatMap((job) => job?.value ?? []);
}

/** Billed seconds of completed jobs of the same recipe's program on the same instances. */
export function earlierSeconds(spec: TrainingSpec, jobs: readonly TrainingJob[]): readonly number[] {
  return jobs
    .filter(
      ({ image, instanceCount, instanceType, status }) =>
        status === 'Completed' &&
        image === spec.image &&
        instanceType === spec.instanceType &&
        instanceCount === spec.instanceCount,
    )
    .flatMap(({ billableSeconds, trainingSeconds }) => billableSeconds ?? trainingSeconds ?? []);
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
