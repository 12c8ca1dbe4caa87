import { doneHere, type PlannedJob } from '../../../shared/model/code/planned-job';
import { type FileUpload, uploadPlace } from '../../../shared/model/code/upload';
import { dataOf } from '../guard';
import type { Scope } from '../scope';
import type { DatasetsDomain } from './contract';
import { digested, nextJobName } from './import';
import { rawUri, writtenTexts } from './import-objects';
import type { DatasetsOptions } from './options';
import { preparationSpec } from './preparation-job';
import { versionOf } from './version-id';
import type { DatasetWatcher } from './watcher';

type PlanRequest = Parameters<DatasetsDomain['plan']>[1];

/**
 * The job that an import of this would start now, and what would be uploaded for it. Reads every file, since a version is named
 * after what is in them; writes nothing. Throws CodedError.
 */
export async function planImport(
  options: DatasetsOptions,
  watcher: DatasetWatcher,
  scope: Scope,
  { dataset, options: preparation, origin }: PlanRequest,
): Promise<PlannedJob> {
  const aws = dataOf(await options.link.aws());
  if (options.link.workspace?.kind === 'aws') return { kind: 'none', why: doneHere('Preparing transcripts') };
  const sources = await digested(options, origin, options.closing);
  const one = { dataset, version: versionOf(sources, preparation) };
  const { summary } = await watcher.look(aws, one);
  if (summary !== null && summary.status !== 'failed')
    return { kind: 'none', why: `${dataset}@${one.version} is there already, so nothing would be started.` };
  const jobName = await nextJobName(options, scope, one, summary);
  const marker = { createdAt: summary?.createdAt ?? options.clock.now(), jobName };
  const raw = sources.map(
    ({ file, path }): FileUpload => ({
      kind: 'file',
      path,
      ...uploadPlace(rawUri(scope, one, file)),
      // As the console itself sends them: what they are is found out by what is in them.
      contentType: null,
    }),
  );
  const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
  return {
    kind: 'job',
    spec: preparationSpec(scope, one, jobName, bytes),
    uploads: [...raw, ...writtenTexts(scope, one, preparation, marker)],
  };
}
