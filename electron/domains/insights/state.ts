import { z } from 'zod';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import type { DataObject } from '../../../shared/model/data-object';
import { isProcessingTerminal, type ProcessingJob } from '../../../shared/model/processing-job';
import { type Fetched, instantSchema } from '../../../shared/model/time';
import type { AwsWorkspace } from '../aws-ports';
import type { OneVersion } from '../datasets/contract';
import { keptWhenAway } from '../datasets/kept-when-away';
import { dataOf } from '../guard';
import { noSuchJob } from '../machine-jobs/no-such-job';
import { mayStillCome } from '../processing/still-to-come';
import type { Scope } from '../scope';
import type { Link } from '../workspace/link';
import type { InsightKind } from './contract';
import type { InsightsOptions } from './options';
import { insightPlaces, subjectOf } from './places';

const insightMarkerSchema = z.object({ createdAt: instantSchema, jobName: z.string() });
export type InsightMarker = z.infer<typeof insightMarkerSchema>;

/** A report of a series of a thousand episodes with all its scenes is some 20 MiB. */
const largestDocument = 64 * 1024 * 1024;

export type InsightState<T> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'computing'; readonly jobName: string }
  | { readonly kind: 'failed'; readonly jobName: string; readonly reason: string }
  | { readonly kind: 'ready'; readonly fetched: Fetched<T> };

/** What lies of an insight, and the job that was last started for it. */
export interface Looked {
  readonly document: DataObject | null;
  /** Null: none was started, or what tells of it is gone. */
  readonly marker: InsightMarker | null;
  /** Null: there is no such job (yet). */
  readonly job: ProcessingJob | null;
  readonly running: boolean;
}

/** Looks at the service. Throws CodedError. */
export async function lookAt(
  { clock, jobs, link }: InsightsOptions,
  aws: AwsWorkspace,
  scope: Scope,
  one: OneVersion,
  what: InsightKind,
): Promise<Looked> {
  const { bucket, keyPrefix, marker: markerUri } = insightPlaces(scope, one);
  const list = async () => {
    const listed = link.report(await aws.objects.list(bucket, keyPrefix));
    // A bucket that is not there yet holds no insight.
    const objects = !listed.ok && listed.error.code === 'object.not-found' ? [] : dataOf(listed);
    const document = objects.find(({ key }) => key === `${keyPrefix}${what}/${what}.json`) ?? null;
    return { document, markerObject: objects.find(({ key }) => key === `${keyPrefix}${what}.job.json`) };
  };
  const { document: listedDocument, markerObject } = await list();
  if (!markerObject) return { document: listedDocument, marker: null, job: null, running: false };
  const bytes = dataOf(link.report(await aws.objects.readStart(markerUri(what), largestDocument)));
  const marker = parseInsight(bytes, markerUri(what), insightMarkerSchema);
  const shown = await jobs.show(scope, marker.jobName);
  const job = !shown.ok && shown.error.code === 'job.not-found' ? null : dataOf(shown).value;
  // The job may have completed since the listing.
  const isLate = listedDocument === null && job?.status === 'Completed';
  const { document } = isLate ? await list() : { document: listedDocument };
  const toCome = job === null && mayStillCome(markerObject.modifiedAt, clock.now());
  return { document, marker, job, running: toCome || (job !== null && !isProcessingTerminal(job.status)) };
}

/** Where an insight stands; as it was kept while the workspace is away. Throws CodedError. */
export function insightState<S extends z.ZodType>(
  options: InsightsOptions,
  scope: Scope,
  one: OneVersion,
  what: InsightKind,
  schema: S,
): Promise<InsightState<z.output<S>>> {
  const { clock, link, store, workspaceId } = options;
  const live = async (): Promise<InsightState<z.output<S>>> => {
    const aws = dataOf(await link.aws());
    const { document, job, marker, running } = await lookAt(options, aws, scope, one, what);
    if (running && marker !== null) return { kind: 'computing', jobName: marker.jobName };
    if (document !== null) {
      const bytes = dataOf(link.report(await aws.objects.readStart(document.s3Uri, largestDocument)));
      const value = parseInsight(bytes, document.s3Uri, schema);
      const fetchedAt = clock.now();
      await store.save(workspaceId, subjectOf(one), what, new TextDecoder().decode(bytes), fetchedAt);
      return { kind: 'ready', fetched: { value, fetchedAt, source: 'live' } };
    }
    if (marker === null) return { kind: 'absent' };
    return { kind: 'failed', jobName: marker.jobName, reason: whyNone(link, job, marker.jobName) };
  };
  return keptWhenAway(live, () => keptInsight(options, subjectOf(one), what, schema));
}

/** What is kept of an insight; null where nothing is, or nothing that can still be read. */
export async function keptInsight<S extends z.ZodType>(
  { store, workspaceId }: InsightsOptions,
  subject: string,
  what: string,
  schema: S,
): Promise<Extract<InsightState<z.output<S>>, { kind: 'ready' }> | null> {
  const kept = await store.load(workspaceId, subject, what);
  if (kept === null) return null;
  const parsed = schema.safeParse(JSON.parse(kept.json));
  if (!parsed.success) return null;
  return { kind: 'ready', fetched: { value: parsed.data, fetchedAt: kept.fetchedAt, source: 'store' } };
}

/** @throws CodedError `aws.unreadable` with the address */
function parseInsight<S extends z.ZodType>(bytes: Uint8Array, s3Uri: string, schema: S): z.output<S> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    value = undefined;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CodedError(fail('aws.unreadable', `${s3Uri} is not what Upside writes there.`, 'Compute it again.').error);
}

function whyNone(link: Link, job: ProcessingJob | null, jobName: string): string {
  if (job === null) return noSuchJob(link, jobName);
  if (job.failureReason !== null) return job.failureReason;
  if (job.status === 'Completed') return `Its job ${jobName} completed without writing it.`;
  return job.statusMessage ?? `Its job ${jobName} was ended: ${job.status}.`;
}
