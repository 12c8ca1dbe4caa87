import type { Recipe } from '../../../shared/model/recipe';
import { trainingJobNameSchema } from '../../../shared/model/training-spec';
import { accountProblems, type LaunchPlace } from './account/account-problems';
import { channelsOf } from './channels-of';
import type { Draft } from './draft';
import { hyperParameterProblem } from './hyper-parameter-problem';
import { runTimeSeconds } from './run-time';

/** Field → what is wrong with it. Empty when the step may be left. */
export type Problems = Readonly<Record<string, string>>;

const onThisMachine: LaunchPlace = { kind: 'local', roleArn: '', brought: null };

/** What stands in the way of leaving a step: 0 recipe and name, 1 data, 2 hyperparameters, 3 compute. */
export function stepProblems(step: number, draft: Draft, recipe: Recipe | null, place = onThisMachine): Problems {
  if (recipe === null) return { recipe: 'Choose a recipe.' };
  switch (step) {
    case 0:
      return { ...nameProblems(draft.name), ...accountProblems(0, draft, recipe, place) };
    case 1:
      return dataProblems(draft, recipe);
    case 2:
      return hyperParameterProblems(draft, recipe);
    case 3:
      return { ...computeProblems(draft), ...accountProblems(3, draft, recipe, place) };
    default:
      return {};
  }
}

/** The first step from `from` up to but not including `to` that cannot be left yet; `to` when all can. */
export function reachableStep(
  from: number,
  to: number,
  draft: Draft,
  recipe: Recipe | null,
  place = onThisMachine,
): number {
  for (let step = from; step < to; step += 1) {
    if (Object.keys(stepProblems(step, draft, recipe, place)).length > 0) return step;
  }
  return to;
}

function nameProblems(name: string): Problems {
  const parsed = trainingJobNameSchema.safeParse(name);
  return parsed.success ? {} : { name: parsed.error.issues[0]?.message ?? 'Give the job a name.' };
}

const none = { kind: 'none' } as const;

function dataProblems(draft: Draft, recipe: Recipe): Problems {
  const all = channelsOf(draft, recipe);
  const first = all[0];
  if (first !== undefined && all.every(({ name }) => (draft.channels[name] ?? none).kind === 'none'))
    return {
      [first.name]: first.required ? `Choose data for ${first.name}.` : 'Choose data for one channel at least.',
    };
  return Object.fromEntries(
    all.flatMap(({ name, required }) => {
      const source = draft.channels[name] ?? none;
      if (source.kind === 'none') return required ? [[name, `Choose data for ${name}.`]] : [];
      if (source.kind === 'object' && !/^s3:\/\/[^/]+\/.+/.test(source.s3Uri)) {
        return [[name, 'An S3 address looks like s3://bucket/key.']];
      }
      return [];
    }),
  );
}

function hyperParameterProblems(draft: Draft, recipe: Recipe): Problems {
  return Object.fromEntries(
    recipe.hyperParameters.flatMap((definition) => {
      const problem = hyperParameterProblem(definition, draft.hyperParameters[definition.name] ?? '');
      return problem === null ? [] : [[definition.name, problem]];
    }),
  );
}

/** MaxRuntimeInSeconds of the SageMaker API ends at 28 days. */
const longestSeconds = 2_419_200;

function computeProblems({ compute }: Draft): Problems {
  const problems: Record<string, string> = {};
  if (!/^ml\.[a-z0-9-]+\.[a-z0-9]+$/.test(compute.instanceType.trim())) {
    problems.instanceType = 'An instance type looks like ml.m5.large.';
  }
  if (!isCount(compute.instanceCount)) problems.instanceCount = 'The number of instances is a whole number from 1.';
  if (!isCount(compute.volumeGb)) problems.volumeGb = 'The volume is a whole number of GB from 1.';
  const seconds = runTimeSeconds(compute.maxRunTime);
  if (seconds === null || seconds < 1) problems.maxRunTime = 'The longest run time is a number above 0.';
  else if (seconds > longestSeconds) problems.maxRunTime = 'A job may run for 28 days at most.';
  return problems;
}

function isCount(text: string): boolean {
  return /^[1-9][0-9]*$/.test(text.trim());
}
