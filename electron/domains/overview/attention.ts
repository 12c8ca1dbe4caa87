import { formatBytes } from '../../../shared/model/format';
import { versionLabel } from '../../../shared/model/model-version';
import type { Attention } from '../../../shared/model/overview';
import { type Thing, thingKey } from '../../../shared/model/thing';
import type { Instant } from '../../../shared/model/time';
import type { Lists } from './lists';

/** Failures older than this ask for nothing any more, ms. */
const worthTelling = 7 * 86_400_000;

/** When somebody last looked at a thing, by its key. */
export type Looked = Readonly<Record<string, Instant>>;

/** How full the offline store is, against what a person allows it. */
export interface StoreRoom {
  readonly bytes: number;
  readonly budgetBytes: number | null;
}

/** What a person should look at: errors before the rest, then the newest first. */
export function attentionOf(lists: Lists, looked: Looked, room: StoreRoom, now: Instant): readonly Attention[] {
  const unseen = (thing: Thing, at: Instant): boolean =>
    now - at < worthTelling && at > (looked[thingKey(thing)] ?? Number.NEGATIVE_INFINITY);
  const order = { error: 0, warning: 1, info: 2 } as const;
  return [
    ...failedJobs(lists, unseen),
    ...troubledEndpoints(lists),
    ...endedPromotions(lists, unseen),
    ...waitingVersions(lists),
    ...leftBehind(lists),
    ...fullStore(room, now),
  ].sort((a, b) => order[a.tone] - order[b.tone] || b.at - a.at);
}

type Unseen = (thing: Thing, at: Instant) => boolean;

function* failedJobs(lists: Lists, unseen: Unseen): Iterable<Attention> {
  const failed = (thing: Thing, at: Instant, title: string, detail: string | null): Attention[] =>
    unseen(thing, at)
      ? [{ id: `failed ${thingKey(thing)}`, tone: 'error', title, detail, at, thing, screen: null, seenOnLook: true }]
      : [];
  for (const job of lists.jobs.items) {
    if (job.status !== 'Failed') continue;
    yield* failed(
      { kind: 'job', name: job.name },
      job.endedAt ?? job.modifiedAt,
      `${job.name} failed`,
      job.failureReason ?? job.statusMessage,
    );
  }
  const ofDatasets = new Set(lists.datasets.items.map(({ jobName }) => jobName));
  for (const job of lists.processing.items) {
    // The data set it prepares says so itself, with the reason.
    if (job.status !== 'Failed' || ofDatasets.has(job.name)) continue;
    const thing = { kind: 'processing-job', name: job.name } as const;
    yield* failed(thing, job.endedAt ?? job.modifiedAt, `${job.name} failed`, job.failureReason ?? job.statusMessage);
  }
  for (const { createdAt, dataset, failure, status, version } of lists.datasets.items) {
    if (status !== 'failed') continue;
    const thing = { kind: 'dataset', name: `${dataset}@${version}` } as const;
    yield* failed(thing, createdAt, `The data set ${dataset} could not be prepared`, failure);
  }
}

function* troubledEndpoints(lists: Lists): Iterable<Attention> {
  const words = {
    Failed: 'failed',
    UpdateRollbackFailed: 'could not be rolled back',
    OutOfService: 'is out of service',
  };
  for (const { modifiedAt, name, status, view } of lists.endpoints.items) {
    const word = (words as Readonly<Record<string, string | undefined>>)[status];
    if (word === undefined) continue;
    yield {
      id: `endpoint ${name} ${status}`,
      tone: status === 'OutOfService' ? 'warning' : 'error',
      title: `The endpoint ${name} ${word}`,
      detail: view?.endpoint.failureReason ?? null,
      at: modifiedAt,
      thing: { kind: 'endpoint', name },
      screen: null,
      seenOnLook: false,
    };
  }
}

/** Of each endpoint the last promotion, unless it went well: what came after one has answered it. */
function* endedPromotions(lists: Lists, unseen: Unseen): Iterable<Attention> {
  const last = new Map(lists.promotions.toReversed().map((promotion) => [promotion.endpoint, promotion]));
  for (const { endpoint, id, verdict } of last.values()) {
    if (verdict === null || verdict.kind === 'promoted' || verdict.kind === 'superseded') continue;
    const thing = { kind: 'promotion', name: id } as const;
    const waits = verdict.kind === 'unknown';
    if (!waits && !unseen(thing, verdict.at)) continue;
    const words = {
      'rolled-back': `The promotion to ${endpoint} was rolled back`,
      failed: `The promotion to ${endpoint} failed`,
      unknown: `The promotion to ${endpoint} waits for a person`,
    };
    yield {
      id: `promotion ${id}`,
      tone: verdict.kind === 'rolled-back' ? 'warning' : 'error',
      title: words[verdict.kind],
      detail: verdict.reason,
      at: verdict.at,
      thing,
      screen: null,
      seenOnLook: !waits,
    };
  }
}

function* waitingVersions(lists: Lists): Iterable<Attention> {
  for (const version of lists.versions) {
    if (version.approval !== 'PendingManualApproval' || version.status !== 'Completed') continue;
    const name = versionLabel(version);
    yield {
      id: `approval ${name}`,
      tone: 'info',
      title: `${name} waits for approval`,
      detail: version.description,
      at: version.createdAt,
      thing: { kind: 'model-version', name },
      screen: null,
      seenOnLook: false,
    };
  }
}

function* leftBehind(lists: Lists): Iterable<Attention> {
  for (const { at, configs, endpoint, models, reason } of lists.leftBehind) {
    const count = configs.length + models.length;
    yield {
      id: `left behind ${endpoint}`,
      tone: 'warning',
      title: `${count === 1 ? 'One thing was' : `${count} things were`} left behind by ${endpoint}`,
      detail: reason,
      at,
      thing: null,
      screen: 'endpoints',
      seenOnLook: false,
    };
  }
}

function* fullStore({ budgetBytes, bytes }: StoreRoom, now: Instant): Iterable<Attention> {
  if (budgetBytes === null || bytes <= budgetBytes) return;
  yield {
    id: 'store budget',
    tone: 'warning',
    title: 'The offline store is over its budget',
    detail: `It holds ${formatBytes(bytes)} of ${formatBytes(budgetBytes)}. Settings shows which logs would go; nothing goes by itself.`,
    at: now,
    thing: null,
    screen: 'settings',
    seenOnLook: false,
  };
}
