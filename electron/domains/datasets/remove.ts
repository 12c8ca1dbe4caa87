import type { Confirmation } from '../../../shared/contract/scope';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import { machineJobName } from '../../../shared/model/machine-job';
import { parseS3Uri } from '../../../shared/model/s3-uri';
import { outcomeOf } from '../audit/outcome';
import { mustBeConfirmed } from '../confirmed';
import { dataOf, guard } from '../guard';
import type { Scope } from '../scope';
import type { OneVersion } from './contract';
import type { DatasetsOptions } from './options';
import type { DatasetWatcher } from './watcher';

/** Objects one DeleteObjects call takes, https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html. */
const mostAtOnce = 1_000;

/** Deletes everything below a version's prefix and looks again; returns how many objects there were. Throws CodedError. */
export async function removeVersion(
  { audit, closing, link, store, workspaceId }: DatasetsOptions,
  watcher: DatasetWatcher,
  scope: Scope,
  { dataset, version }: OneVersion,
  confirmed: Confirmation,
): Promise<number> {
  const target = `${dataset}@${version}`;
  mustBeConfirmed(scope, target, confirmed);
  const aws = dataOf(await link.aws());
  const { objects, summary } = await watcher.look(aws, { dataset, version });
  if (summary?.status === 'preparing') {
    throw new CodedError(
      fail(
        'job.state',
        `${target} is being prepared by ${summary.jobName ?? 'a job'}, which would write it again.`,
        link.workspace?.kind === 'aws'
          ? `Stop ${machineJobName(workspaceId, summary.jobName ?? '')} in the local workspace, or wait until it has ended.`
          : 'Stop that job first, or wait until it has ended.',
      ).error,
    );
  }
  const result = await guard(async () => {
    const found = [...objects.objects.values()];
    const bucket = parseS3Uri(found[0]?.s3Uri ?? '')?.bucket ?? '';
    // The marker goes last: what broke off half way is still in the list, to be deleted again.
    const keys = found.map(({ key }) => key).toSorted((a, b) => Number(isMarker(a)) - Number(isMarker(b)));
    for (let from = 0; from < keys.length; from += mostAtOnce) {
      dataOf(link.report(await aws.objects.delete(bucket, keys.slice(from, from + mostAtOnce))));
    }
    const left = (await watcher.look(aws, { dataset, version })).objects.objects.size;
    if (left > 0) {
      throw new CodedError(
        fail('aws.rejected', `${left} objects of ${target} are still there.`, 'Delete it again.', { retryable: true })
          .error,
      );
    }
    return found.length;
  });
  await audit.record({
    ...scope,
    action: 'datasets.delete',
    target: `dataset/${target}`,
    ...outcomeOf(result, (count) => `${count} objects deleted; nothing is listed there any more.`),
  });
  const count = dataOf(result);
  await store.remove(workspaceId, dataset, version);
  await watcher.refresh(aws, closing);
  watcher.poke();
  return count;
}

function isMarker(key: string): boolean {
  return key.endsWith('/import.json');
}
