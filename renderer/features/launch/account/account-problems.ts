import type { CommandOutput } from '../../../../shared/contract/index';
import type { Recipe } from '../../../../shared/model/recipe';
import { specFromRecipe } from '../../../../shared/model/recipe-spec';
import { trainingSpecSchema } from '../../../../shared/model/training-spec';
import type { Workspace } from '../../../../shared/model/workspace';
import type { Draft } from '../draft';
import { runTimeSeconds } from '../run-time';
import { accountChoices } from './account-choices';

/** Where the job would run and under which role by default. */
export interface LaunchPlace {
  readonly kind: Workspace['kind'];
  readonly roleArn: string;
  /** What the recipe brings; null until it is known. */
  readonly brought: CommandOutput<'account.planProgram'> | null;
}

/** Fields of the recipe step and of the compute step, by the first word of their path in the spec. */
const fieldsOf = {
  0: ['image', 'script', 'distribution', 'container'],
  3: [
    'roleArn',
    'inputMode',
    'maxWaitSeconds',
    'checkpointLocalPath',
    'network',
    'volumeKmsKeyId',
    'outputKmsKeyId',
    'retryAttempts',
    'keepAliveSeconds',
    'metricDefinitions',
    'environment',
    'tags',
  ],
} as const;

/**
 * What the spec's own rules say against the account fields of a step: path of the spec → sentence. The rest
 * of the spec is stood in for, since other steps may not be filled in yet.
 */
export function accountProblems(
  step: 0 | 3,
  draft: Draft,
  recipe: Recipe,
  place: LaunchPlace,
): Readonly<Record<string, string>> {
  if (place.kind !== 'aws') return {};
  const parsed = trainingSpecSchema.safeParse(
    specFromRecipe(recipe, {
      ...accountChoices(draft.account, draft.compute, place.brought),
      name: 'stand-in',
      bucket: 'stand-in',
      roleArn: draft.account.roleArn || place.roleArn,
      inputs: [{ channel: 'train', s3Uri: 's3://stand-in/', contentType: null }],
      checkpointS3Uri: draft.compute.checkpoints ? 's3://stand-in/' : null,
      instanceType: draft.compute.instanceType.trim(),
      instanceCount: Number(draft.compute.instanceCount),
      spot: draft.compute.spot,
      // What is wrong with these two is said beside them; the rules that compare fields need some value.
      volumeGb: 1,
      maxRuntimeSeconds: runTimeSeconds(draft.compute.maxRunTime) ?? 1,
    }),
  );
  if (parsed.success) return {};
  const mine: readonly string[] = fieldsOf[step];
  const found = parsed.error.issues.filter(({ path }) => mine.includes(String(path[0])));
  return Object.fromEntries(found.toReversed().map(({ message, path }) => [path.join('.'), message]));
}
