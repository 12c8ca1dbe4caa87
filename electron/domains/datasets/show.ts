import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import { type DatasetDetail, preparedFiles } from '../../../shared/model/dataset/dataset';
import { qualityReportSchema } from '../../../shared/model/dataset/quality-report';
import type { Fetched } from '../../../shared/model/time';
import { dataOf } from '../guard';
import type { OneVersion } from './contract';
import { keptWhenAway } from './kept-when-away';
import type { DatasetsOptions } from './options';
import type { VersionReader } from './read-versions';
import type { DatasetWatcher } from './watcher';

/** A version with report and files: read now and kept, or as it was kept when the workspace is away. Throws CodedError. */
export function showVersion(
  options: DatasetsOptions,
  watcher: DatasetWatcher,
  reader: VersionReader,
  one: OneVersion,
): Promise<Fetched<DatasetDetail>> {
  return keptWhenAway(
    () => readVersion(options, watcher, reader, one),
    () => options.store.show(options.workspaceId, one.dataset, one.version),
  );
}

async function readVersion(
  { clock, link, logger, store, workspaceId }: DatasetsOptions,
  watcher: DatasetWatcher,
  reader: VersionReader,
  { dataset, version }: OneVersion,
): Promise<Fetched<DatasetDetail>> {
  const aws = dataOf(await link.aws());
  const { objects, summary } = await watcher.look(aws, { dataset, version });
  if (summary === null) {
    throw new CodedError(
      fail(
        'object.not-found',
        `There is no data set ${dataset}@${version} in this workspace.`,
        'It may have been deleted; look at the list of data sets.',
      ).error,
    );
  }
  const reportObject = summary.card === null ? undefined : objects.objects.get(`prepared/${preparedFiles.report}`);
  const report = reportObject ? await reader.document(aws, reportObject, qualityReportSchema) : null;
  const files = [...objects.objects]
    .filter(([path]) => path.startsWith('prepared/'))
    .map(([path, { bytes, s3Uri }]) => ({ path: path.slice('prepared/'.length), s3Uri, bytes }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const detail: DatasetDetail = { ...summary, report, files };
  const fetchedAt = clock.now();
  await store
    .saveDetail(workspaceId, detail, fetchedAt)
    .catch((error: Error) => logger.warn('datasets.not-kept', { message: error.message }));
  return { value: detail, fetchedAt, source: 'live' };
}
