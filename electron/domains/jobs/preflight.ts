import { ok, type Result } from '../../../shared/errors/result';
import { hyperParameterProblems } from '../../../shared/model/hyper-parameter-rules';
import { priceOf } from '../../../shared/model/price';
import type { Recipe } from '../../../shared/model/recipe';
import { parseS3Uri } from '../../../shared/model/s3-uri';
import type { TrainingSpec } from '../../../shared/model/training-spec';
import type { Workspace } from '../../../shared/model/workspace';
import type { AwsWorkspace } from '../aws-ports';
import { dataOf } from '../guard';
import type { Scope } from '../scope';
import type { Preflight } from './contract';

type Problem = Preflight['problems'][number];

/** Everything that can be found wrong without creating anything. Rejects with CodedError when nobody answers. */
export async function preflight(
  aws: AwsWorkspace,
  scope: Scope,
  kind: Workspace['kind'],
  spec: TrainingSpec,
  recipes: readonly Recipe[],
): Promise<Preflight> {
  const recipe = recipes.find(({ id }) => id === spec.recipeId);
  const problems = await Promise.all([
    nameProblems(aws, spec.name),
    ...spec.inputs.map((input) => inputProblems(aws, input)),
    bucketProblems(aws, 'outputS3Uri', spec.outputS3Uri),
    ...(spec.checkpointS3Uri === null ? [] : [bucketProblems(aws, 'checkpointS3Uri', spec.checkpointS3Uri)]),
  ]);
  return {
    problems: [...problems.flat(), ...roleProblems(scope, spec.roleArn), ...recipeProblems(recipe, spec)],
    price: priceOf(kind, spec),
  };
}

async function nameProblems(aws: AwsWorkspace, name: string): Promise<readonly Problem[]> {
  const found = missingAsNull(await aws.trainingJobs.describe(name));
  if (dataOf(found) === null) return [];
  return [
    {
      field: 'name',
      message: `There is already a training job called ${name}.`,
      hint: 'Choose another name; names cannot be used twice.',
    },
  ];
}

async function inputProblems(aws: AwsWorkspace, input: TrainingSpec['inputs'][number]): Promise<readonly Problem[]> {
  const field = `inputs.${input.channel}`;
  const place = parseS3Uri(input.s3Uri);
  if (!place)
    return [{ field, message: `${input.s3Uri} is no S3 address.`, hint: 'An S3 URI looks like s3://bucket/key.' }];
  const found = dataOf(missingAsNull(await aws.objects.list(place.bucket, place.key)));
  if (found === null)
    return [
      { field, message: `There is no bucket ${place.bucket}.`, hint: 'Upload the data or choose another address.' },
    ];
  if (found.length === 0)
    return [
      { field, message: `There is nothing at ${input.s3Uri}.`, hint: 'Upload the data or choose another address.' },
    ];
  if (found.every(({ bytes }) => bytes === 0)) {
    return [{ field, message: `What is at ${input.s3Uri} is empty.`, hint: 'Upload a file with content.' }];
  }
  return [];
}

async function bucketProblems(aws: AwsWorkspace, field: string, s3Uri: string): Promise<readonly Problem[]> {
  const bucket = parseS3Uri(s3Uri)?.bucket ?? '';
  const found = await aws.objects.bucketExists(bucket);
  if (found.ok) return [];
  if (found.error.code === 'object.not-found') {
    return [
      {
        field,
        message: `There is no bucket ${bucket}.`,
        hint: 'Choose a bucket that exists, such as the default one of the workspace.',
      },
    ];
  }
  if (found.error.code === 'aws.denied') {
    return [
      { field, message: `The bucket ${bucket} may not be used by this account.`, hint: 'Choose a bucket of your own.' },
    ];
  }
  dataOf(found);
  return [];
}

function roleProblems(scope: Scope, roleArn: string): readonly Problem[] {
  const account = roleArn.split(':')[4];
  if (account === scope.accountId) return [];
  return [
    {
      field: 'roleArn',
      message: `The role belongs to account ${account ?? '?'}, the workspace to ${scope.accountId}.`,
      hint: 'Choose a role of this account.',
    },
  ];
}

function recipeProblems(recipe: Recipe | undefined, spec: TrainingSpec): readonly Problem[] {
  if (!recipe) return [];
  const given = new Set(spec.inputs.map(({ channel }) => channel));
  const channels = recipe.channels
    .filter(({ name, required }) => required && !given.has(name))
    .map(({ name }) => ({
      field: `inputs.${name}`,
      message: `The channel ${name} is missing.`,
      hint: 'Choose its data.',
    }));
  return [...channels, ...hyperParameterProblems(recipe, spec.hyperParameters)];
}

/** Not being there is an answer here, not a failure. */
function missingAsNull<T>(result: Result<T>): Result<T | null> {
  const missing = !result.ok && (result.error.code === 'job.not-found' || result.error.code === 'object.not-found');
  return missing ? ok(null) : result;
}
