import type { Confirmation } from '../../../shared/contract/scope';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail, ok, type Result } from '../../../shared/errors/result';
import { deletionTarget, type ObjectSelection } from '../../../shared/model/bucket-objects';
import { outcomeOf } from '../audit/outcome';
import { mustBeConfirmed } from '../confirmed';
import { dataOf, guard } from '../guard';
import type { Scope } from '../scope';
import type { DeletePlan } from './contract';
import type { ObjectsOptions } from './options';
import { selectedObjects } from './select';

/** Objects one DeleteObjects call takes, https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html. */
const mostAtOnce = 1_000;

/** How many objects and bytes a deletion would delete. */
export async function planDeletion({ link }: ObjectsOptions, selection: ObjectSelection): Promise<Result<DeletePlan>> {
  const aws = await link.aws();
  if (!aws.ok) return aws;
  const found = link.report(await selectedObjects(aws.data, selection));
  if (!found.ok) return found;
  return ok({ objects: found.data.length, bytes: found.data.reduce((sum, { bytes }) => sum + bytes, 0) });
}

/** Deletes what was confirmed, looks again, and writes down how it ended. */
export async function deleteObjects(
  { audit, link }: ObjectsOptions,
  scope: Scope,
  selection: ObjectSelection,
  confirmed: Confirmation,
): Promise<Result<{ readonly objects: number }>> {
  const agreed = await guard(async () => mustBeConfirmed(scope, deletionTarget(selection), confirmed));
  if (!agreed.ok) return agreed;
  const aws = await link.aws();
  if (!aws.ok) return aws;
  const result = await guard(async () => {
    const keys = dataOf(link.report(await selectedObjects(aws.data, selection))).map(({ key }) => key);
    for (let from = 0; from < keys.length; from += mostAtOnce) {
      dataOf(link.report(await aws.data.objects.delete(selection.bucket, keys.slice(from, from + mostAtOnce))));
    }
    const left = dataOf(link.report(await selectedObjects(aws.data, selection))).length;
    if (left === 0) return { objects: keys.length };
    throw new CodedError(
      fail('aws.rejected', `${left} objects are still there.`, 'Somebody may write there now; delete it again.', {
        retryable: true,
      }).error,
    );
  });
  await audit.record({
    ...scope,
    action: 'objects.delete',
    target: `object/${deletionTarget(selection)}`,
    ...outcomeOf(result, ({ objects }) => `${objects} objects deleted; nothing of it is listed any more.`),
  });
  return result;
}
