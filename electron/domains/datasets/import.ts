import type { Confirmation } from '../../../shared/contract/scope';
import { CodedError } from '../../../shared/errors/coded-error';
import type { Result } from '../../../shared/errors/result';
import type { TextUpload } from '../../../shared/model/code/upload';
import type { DatasetVersionSummary } from '../../../shared/model/dataset/dataset';
import type { PreparationOptions } from '../../../shared/model/dataset/preparation';
import { toS3Uri } from '../../../shared/model/s3-uri';
import { outcomeOf } from '../audit/outcome';
import type { AwsWorkspace } from '../aws-ports';
import { mustBeConfirmed } from '../confirmed';
import { streamProgress } from '../data/stream-progress';
import { dataOf, guard } from '../guard';
import { freeName } from '../processing/free-name';
import type { Scope } from '../scope';
import type { ImportItem, OneVersion, TranscriptOrigin } from './contract';
import { gatherSources } from './gather-sources';
import { rawUri, writtenTexts } from './import-objects';
import type { DatasetsOptions } from './options';
import { attemptOf, preparationJobName, preparationSpec } from './preparation-job';
import type { ImportMarker } from './read-versions';
import { versionOf } from './version-id';
import type { DatasetWatcher } from './watcher';

interface ImportRequest {
  readonly dataset: string;
  readonly origin: TranscriptOrigin;
  readonly options: PreparationOptions;
  readonly confirmed: Confirmation;
}

type Uploading = Extract<ImportItem, { kind: 'uploading' }>;
interface Imported {
  readonly version: string;
  readonly jobName: string | null;
}
interface Source {
  readonly file: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Uploads sources, options and marker, then starts the job that prepares them. */
export async function* importTranscripts(
  options: DatasetsOptions,
  watcher: DatasetWatcher,
  scope: Scope,
  request: ImportRequest,
  signal: AbortSignal,
): AsyncGenerator<Result<ImportItem>> {
  yield* streamProgress<Uploading, Imported, ImportItem>(
    (report) => guard(() => carryOut(options, watcher, scope, request, report, signal)),
    (imported) => ({ kind: 'done', ...imported }),
    signal,
  );
}

async function carryOut(
  options: DatasetsOptions,
  watcher: DatasetWatcher,
  scope: Scope,
  request: ImportRequest,
  report: (progress: Uploading) => void,
  signal: AbortSignal,
): Promise<Imported> {
  const { dataset } = request;
  mustBeConfirmed(scope, dataset, request.confirmed);
  const sources = await digested(options, request.origin, signal);
  const version = versionOf(sources, request.options);
  const aws = dataOf(await options.link.aws());
  const { summary } = await watcher.look(aws, { dataset, version });
  if (summary !== null && summary.status !== 'failed') return { version, jobName: null };

  const jobName = await nextJobName(options, scope, { dataset, version }, summary);
  const result = await guard(async () => {
    const bytes = await upload(options, aws, scope, { dataset, version }, sources, report, signal);
    const marker: ImportMarker = { createdAt: summary?.createdAt ?? options.clock.now(), jobName };
    for (const written of writtenTexts(scope, { dataset, version }, request.options, marker))
      await putText(options, aws, written);
    const spec = preparationSpec(scope, { dataset, version }, jobName, bytes);
    return dataOf(await options.jobs.launch(scope, spec, { ...request.confirmed, target: jobName }, signal));
  });
  await options.audit.record({
    ...scope,
    action: 'datasets.import',
    target: `dataset/${dataset}@${version}`,
    ...outcomeOf(result, ({ name }) => `${sources.length} files uploaded and read back; ${name} prepares them.`),
  });
  // Whoever looks now must not find what was true before: a version that failed would still be shown as failed.
  await watcher.refresh(aws, options.closing);
  watcher.poke();
  return { version, jobName: dataOf(result).name };
}

/** The name of the job that would prepare the version now, after those that failed. Throws CodedError. */
export function nextJobName(
  { jobs }: Pick<DatasetsOptions, 'jobs'>,
  scope: Scope,
  one: OneVersion,
  failed: Pick<DatasetVersionSummary, 'jobName'> | null,
): Promise<string> {
  const nameOf = (attempt: number): string => preparationJobName(one, attempt);
  const first = attemptOf(failed?.jobName ?? null) + 1;
  return freeName(jobs, scope, `preparing ${one.dataset}@${one.version}`, nameOf, first);
}

/** The files of an import with what is in them. Throws CodedError. */
export async function digested(
  { resources, sources: files }: DatasetsOptions,
  origin: TranscriptOrigin,
  signal: AbortSignal,
): Promise<readonly Source[]> {
  const found = dataOf(await gatherSources(origin, files, resources));
  const sources: Source[] = [];
  for (const one of found) sources.push({ ...one, sha256: dataOf(await files.sha256(one.path, signal)) });
  return sources;
}

/** Returns the number of bytes of all sources. What an earlier attempt has uploaded already is not sent again. */
async function upload(
  { link }: DatasetsOptions,
  aws: AwsWorkspace,
  scope: Scope,
  { dataset, version }: { readonly dataset: string; readonly version: string },
  sources: readonly Source[],
  report: (progress: Uploading) => void,
  signal: AbortSignal,
): Promise<number> {
  const { bucket } = scope;
  dataOf(link.report(await aws.objects.ensureBucket(bucket)));
  const totalBytes = sources.reduce((sum, { bytes }) => sum + bytes, 0);
  let bytes = 0;
  for (const [files, source] of sources.entries()) {
    if (signal.aborted) throw new CodedError(cancelled);
    const tell = (sent: number): void =>
      report({ kind: 'uploading', files, totalFiles: sources.length, bytes: bytes + sent, totalBytes });
    tell(0);
    const s3Uri = rawUri(scope, { dataset, version }, source.file);
    if (!(await isThere(aws, s3Uri, source))) {
      const options = { signal, onProgress: (sent: number) => tell(Math.min(sent, source.bytes)) };
      const done = dataOf(link.report(await aws.objects.upload(s3Uri, source.path, options)));
      // The version is named after what was read before: a file that changed since would make it another one.
      if (Buffer.from(done.checksumSha256, 'base64').toString('hex') !== source.sha256) throw changed(source.file);
    }
    bytes += source.bytes;
  }
  report({ kind: 'uploading', files: sources.length, totalFiles: sources.length, bytes: totalBytes, totalBytes });
  return totalBytes;
}

async function isThere(aws: AwsWorkspace, s3Uri: string, { bytes, sha256 }: Source): Promise<boolean> {
  const head = await aws.objects.head(s3Uri);
  if (!head.ok || head.data.bytes !== bytes || head.data.checksumSha256 === null) return false;
  return Buffer.from(head.data.checksumSha256, 'base64').toString('hex') === sha256;
}

async function putText({ link }: DatasetsOptions, aws: AwsWorkspace, written: TextUpload): Promise<void> {
  const body = new TextEncoder().encode(written.text);
  dataOf(link.report(await aws.objects.put(toS3Uri(written.bucket, written.key), body, written.contentType)));
}

const cancelled = {
  code: 'cancelled',
  message: 'The import was cancelled.',
  hint: 'Import again; what was uploaded is not sent twice.',
  retryable: false,
} as const;

function changed(file: string): CodedError {
  return new CodedError({
    code: 'file.changed',
    message: `${file} changed while it was imported.`,
    hint: 'Import again when nothing writes to it.',
    retryable: true,
  });
}
