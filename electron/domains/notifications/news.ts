import { formatDuration } from '../../../shared/model/format';
import { jobDuration } from '../../../shared/model/job-status';
import type { Notification } from '../../../shared/model/notification';
import { thingKey } from '../../../shared/model/thing';
import type { Instant } from '../../../shared/model/time';
import type { Lists } from '../overview/lists';

type Followed = Pick<Lists, 'jobs' | 'processing' | 'endpoints' | 'promotions'>;

/**
 * What ended between two looks at the same lists. A run nobody had seen running counts when it was made after `since`:
 * the listing of a workspace seen for the first time is no news.
 */
export function newsOf(before: Followed, after: Followed, since: Instant): readonly Notification[] {
  return [
    ...runs('job', before.jobs.items, after.jobs.items, since),
    ...runs('processing-job', before.processing.items, after.processing.items, since),
    ...endpoints(before, after),
    ...promotions(before, after),
  ].sort((a, b) => b.at - a.at);
}

interface Run {
  readonly name: string;
  readonly status: string;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly statusMessage: string | null;
  readonly failureReason?: string | null;
}

const ends: Readonly<Record<string, { readonly word: string; readonly tone: Notification['tone'] } | undefined>> = {
  Completed: { word: 'completed', tone: 'success' },
  Failed: { word: 'failed', tone: 'error' },
  Stopped: { word: 'stopped', tone: 'warning' },
};

function* runs(
  kind: 'job' | 'processing-job',
  before: readonly Run[],
  after: readonly Run[],
  since: Instant,
): Iterable<Notification> {
  const known = new Map(before.map((run) => [run.name, run]));
  for (const run of after) {
    const end = ends[run.status];
    if (end === undefined) continue;
    const was = known.get(run.name);
    const same = was?.createdAt === run.createdAt;
    const isNews = same ? ends[was?.status ?? ''] === undefined : run.createdAt >= since;
    if (!isNews) continue;
    const thing = { kind, name: run.name } as const;
    const at = run.endedAt ?? run.modifiedAt;
    yield {
      id: `${thingKey(thing)} ${run.createdAt} ${run.status}`,
      at,
      tone: end.tone,
      title: `${run.name} ${end.word}`,
      detail:
        run.status === 'Failed'
          ? (run.failureReason ?? run.statusMessage)
          : `${kind === 'job' ? 'Training job' : 'Processing job'}, after ${formatDuration(jobDuration(run, at))}.`,
      thing,
    };
  }
}

function* endpoints(before: Followed, after: Followed): Iterable<Notification> {
  const known = new Map(before.endpoints.items.map((one) => [one.name, one]));
  // What a promotion does to its endpoint is told by the promotion.
  const promoted = new Set(
    [...before.promotions, ...after.promotions]
      .filter(({ endedAt }) => endedAt === null)
      .map(({ endpoint }) => endpoint),
  );
  for (const { createdAt, modifiedAt, name, status, view } of after.endpoints.items) {
    const was = known.get(name);
    if (was === undefined || was.createdAt !== createdAt || was.status === status || promoted.has(name)) continue;
    const thing = { kind: 'endpoint', name } as const;
    const base = { id: `${thingKey(thing)} ${modifiedAt} ${status}`, at: modifiedAt, thing };
    if (status === 'InService') {
      const rolledBack = was.status === 'RollingBack';
      yield {
        ...base,
        tone: rolledBack ? 'warning' : 'success',
        title: rolledBack ? `${name} was rolled back` : `${name} is in service`,
        detail: rolledBack ? 'It serves what it served before.' : 'It answers requests now.',
      };
    } else if (status === 'Failed' || status === 'UpdateRollbackFailed') {
      const title = status === 'Failed' ? `The endpoint ${name} failed` : `${name} could not be rolled back`;
      yield { ...base, tone: 'error', title, detail: view?.endpoint.failureReason ?? null };
    }
  }
}

function* promotions(before: Followed, after: Followed): Iterable<Notification> {
  const open = new Set(before.promotions.filter(({ endedAt }) => endedAt === null).map(({ id }) => id));
  for (const { endpoint, id, verdict, version } of after.promotions) {
    if (verdict === null || !open.has(id)) continue;
    const words = {
      promoted: version === null ? `${endpoint} serves the version before` : `${endpoint} serves ${version}`,
      'rolled-back': `The promotion to ${endpoint} was rolled back`,
      failed: `The promotion to ${endpoint} failed`,
      superseded: `The promotion to ${endpoint} was overtaken`,
      unknown: `The promotion to ${endpoint} waits for a person`,
    };
    const tones = {
      promoted: 'success',
      'rolled-back': 'warning',
      superseded: 'warning',
      failed: 'error',
      unknown: 'error',
    } as const;
    yield {
      id: `promotion ${id} ${verdict.kind}`,
      at: verdict.at,
      tone: tones[verdict.kind],
      title: words[verdict.kind],
      detail: verdict.reason,
      thing: { kind: 'promotion', name: id },
    };
  }
}
