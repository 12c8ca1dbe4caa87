import { z } from 'zod';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import type { DataObject } from '../../../shared/model/data-object';
import { type DataCard, dataCardSchema } from '../../../shared/model/dataset/data-card';
import {
  type DatasetVersionSummary,
  datasetNameSchema,
  datasetVersionSchema,
  preparedFiles,
} from '../../../shared/model/dataset/dataset';
import { isProcessingTerminal, type ProcessingJob } from '../../../shared/model/processing-job';
import { type Instant, instantSchema } from '../../../shared/model/time';
import type { AwsWorkspace } from '../aws-ports';
import { dataOf } from '../guard';
import type { BuiltInJobs } from '../machine-jobs/contract';
import { noSuchJob } from '../machine-jobs/no-such-job';
import { mayStillCome } from '../processing/still-to-come';
import type { Scope } from '../scope';
import type { Link } from '../workspace/link';

/** import.json beside the sources: written before the first job is launched and again with each new one. */
const importMarkerSchema = z.object({ createdAt: instantSchema, jobName: z.string() });
export type ImportMarker = z.infer<typeof importMarkerSchema>;

const largestDocument = 8 * 1024 * 1024;

/** The objects of one version, by their path below its prefix. */
export interface VersionObjects {
  readonly dataset: string;
  readonly version: string;
  readonly objects: ReadonlyMap<string, DataObject>;
}

/** Versions among the objects below `datasets/`; what lies elsewhere or has another shape is none. */
export function groupVersions(objects: readonly DataObject[]): readonly VersionObjects[] {
  const groups = new Map<string, { dataset: string; version: string; objects: Map<string, DataObject> }>();
  for (const object of objects) {
    const [, dataset, version, path] = /^datasets\/([^/]+)\/([^/]+)\/(.+)$/s.exec(object.key) ?? [];
    if (path === undefined || !datasetNameSchema.safeParse(dataset).success) continue;
    if (dataset === undefined || !datasetVersionSchema.safeParse(version).success || version === undefined) continue;
    const key = `${dataset}/${version}`;
    const group = groups.get(key) ?? { dataset, version, objects: new Map() };
    group.objects.set(path, object);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Reads what versions there are; small documents that have not changed are read once. */
export function createVersionReader(link: Link, jobs: Pick<BuiltInJobs, 'show'>) {
  const documents = new Map<string, unknown>();
  const ended = new Map<string, ProcessingJob>();

  const document = async <S extends z.ZodType>(
    aws: AwsWorkspace,
    object: DataObject,
    schema: S,
  ): Promise<z.output<S>> => {
    const key = `${object.s3Uri} ${object.modifiedAt} ${object.bytes}`;
    const held = documents.get(key);
    if (held !== undefined) return held as z.output<S>;
    const bytes = dataOf(link.report(await aws.objects.readStart(object.s3Uri, largestDocument)));
    const read = parseDocument(bytes, object.s3Uri, schema);
    if (documents.size > 2_000) documents.clear();
    documents.set(key, read);
    return read;
  };

  const jobOf = async (scope: Scope, name: string): Promise<ProcessingJob | null> => {
    const key = `${scope.workspaceId} ${name}`;
    const held = ended.get(key);
    if (held) return held;
    const shown = await jobs.show(scope, name);
    if (!shown.ok && shown.error.code === 'job.not-found') return null;
    const job = dataOf(shown).value;
    if (isProcessingTerminal(job.status)) ended.set(key, job);
    return job;
  };

  const summary = async (
    scope: Scope,
    aws: AwsWorkspace,
    { dataset, objects, version }: VersionObjects,
    now: Instant,
  ): Promise<DatasetVersionSummary | null> => {
    const markerObject = objects.get('import.json');
    const cardObject = objects.get(`prepared/${preparedFiles.card}`);
    // Without either it is what a delete or an upload under way has left so far.
    if (!markerObject && !cardObject) return null;
    const marker = markerObject ? await document(aws, markerObject, importMarkerSchema) : null;
    const card: DataCard | null = cardObject ? await document(aws, cardObject, dataCardSchema) : null;
    const job = marker === null ? null : await jobOf(scope, marker.jobName);
    const base = { dataset, version, createdAt: marker?.createdAt ?? card?.createdAt ?? now };
    const jobName = marker?.jobName ?? null;
    const running = job !== null && !isProcessingTerminal(job.status);
    const toCome = job === null && card === null && mayStillCome(markerObject?.modifiedAt ?? 0, now);
    if (running || toCome) return { ...base, jobName, status: 'preparing', failure: null, card: null };
    if (card !== null) return { ...base, jobName, status: 'ready', failure: null, card };
    return { ...base, jobName, status: 'failed', failure: whyFailed(link, job, jobName), card: null };
  };

  return {
    document,
    summary,
    /** Whether the job was seen to have completed, by `summary`. */
    hasCompleted: ({ workspaceId }: Scope, jobName: string | null): boolean =>
      ended.get(`${workspaceId} ${jobName}`)?.status === 'Completed',
  };
}

export type VersionReader = ReturnType<typeof createVersionReader>;

/** A JSON document as `schema` says. @throws CodedError `aws.unreadable` with its address */
function parseDocument<S extends z.ZodType>(bytes: Uint8Array, s3Uri: string, schema: S): z.output<S> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    value = undefined;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CodedError(
    fail(
      'aws.unreadable',
      `${s3Uri} is not what Upside writes there.`,
      'Delete this version and import it again, or put the file back as it was.',
    ).error,
  );
}

function whyFailed(link: Link, job: ProcessingJob | null, jobName: string | null): string {
  if (job === null) return noSuchJob(link, jobName ?? '');
  if (job.failureReason !== null) return job.failureReason;
  if (job.status === 'Completed') return `Its job ${job.name} completed without writing a data card.`;
  return job.statusMessage ?? `Its job ${job.name} was ended: ${job.status}.`;
}
