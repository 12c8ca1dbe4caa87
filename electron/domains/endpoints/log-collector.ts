import type { Failure } from '../../../shared/errors/result';
import type { Instant } from '../../../shared/model/time';
import type { AwsWorkspace } from '../aws-ports';
import { codedFailure, dataOf } from '../guard';
import { createLineCounter } from '../logs/event-ids';
import { createNotifier, type Notifier } from '../notifier';
import type { EndpointParts } from './parts';
import { endpointLogKey } from './store-port';

/** Pauses between looks, ms, and how much later than others a line may arrive, ms. */
const paces = {
  local: { pause: 1_000, late: 5_000 },
  aws: { pause: 10_000, late: 60_000 },
} as const;
/** Lines of one question. */
const limit = 5_000;
/** How far back a log is read that was not read for long, ms. */
const longestBack = 24 * 3_600_000;

/** Brings one endpoint's log into the store while anybody follows it. */
export interface EndpointLog {
  readonly changes: Notifier;
  /** Lines held, as of the last look. */
  readonly total: number;
  readonly gaps: readonly { readonly at: Instant; readonly reason: string }[];
  /** The endpoint is gone and its log was read once more, or the store refused to go on. */
  readonly ended: boolean;
  readonly failure: Failure | null;
}

type LogParts = Pick<EndpointParts, 'link' | 'poller' | 'store' | 'clock' | 'logger'> & {
  readonly workspaceId: string;
};

/**
 * Reads what is new in the log up to now into the store, oldest first. `since`: from where on; the moment to
 * begin the next look from comes back. Lines late by less than the pace allows are found by the next look:
 * a line read twice has the same id and is kept once. Rejects with CodedError.
 */
export async function readEndpointLog(
  { clock, link, store, workspaceId }: LogParts,
  aws: AwsWorkspace,
  name: string,
  since: Instant,
  signal: AbortSignal,
): Promise<Instant> {
  const { late } = paces[link.workspace?.kind ?? 'local'];
  for (let from = since; ; ) {
    const events = dataOf(link.report(await aws.endpointMonitor.logs(name, from, limit)));
    // Counted anew: a look begins with a whole millisecond, so equal lines of it are counted alike each time.
    const counter = createLineCounter();
    const lines = events.map((event) => counter.toLine(event));
    if (lines.length > 0) await store.logs.append(workspaceId, endpointLogKey(name), lines, clock.now());
    const newest = events.at(-1)?.at ?? from;
    if (events.length < limit || signal.aborted) return Math.max(since, newest - late);
    // A full answer may end within a millisecond: the next one begins with it, or after it when it fills one alone.
    from = newest > from ? newest : newest + 1;
  }
}

/** Where to go on: behind the last line held, at most a day back. `missed`: lines before that were not read. */
export async function whereToBegin(
  { clock, store, workspaceId }: LogParts,
  name: string,
): Promise<{ readonly since: Instant; readonly missed: boolean; readonly total: number }> {
  const { total } = await store.logs.page(workspaceId, endpointLogKey(name), 0, 0);
  const { lines } = await store.logs.page(workspaceId, endpointLogKey(name), Math.max(0, total - 1), 1);
  const last = lines[0]?.at ?? null;
  const earliest = clock.now() - longestBack;
  return {
    since: Math.max(last === null ? earliest : last - paces.aws.late, earliest),
    missed: last !== null && last < earliest,
    total,
  };
}

export function startEndpointLog(parts: LogParts, name: string, signal: AbortSignal): EndpointLog {
  const { clock, link, logger, poller, store, workspaceId } = parts;
  const changes = createNotifier();
  const gaps: EndpointLog['gaps'][number][] = [];
  let total = 0;
  let ended = false;
  let failure: Failure | null = null;

  const count = async (): Promise<void> => {
    const held = (await store.logs.page(workspaceId, endpointLogKey(name), 0, 0)).total;
    if (held === total) return;
    total = held;
    changes.notify();
  };
  const gone = (): boolean => poller.board.source === 'live' && !poller.board.endpoints.has(name);

  const collect = async (): Promise<void> => {
    const begin = await whereToBegin(parts, name);
    total = begin.total;
    if (begin.missed)
      gaps.push({ at: clock.now(), reason: 'Lines older than a day were not read; CloudWatch has them.' });
    let since = begin.since;
    changes.notify();
    poller.hold(signal, name);
    while (!signal.aborted) {
      const seen = link.changes.version;
      const last = gone();
      const aws = await link.aws();
      if (!aws.ok) {
        await link.changes.changed(seen, signal);
        continue;
      }
      try {
        since = await readEndpointLog(parts, aws.data, name, since, signal);
        await count();
        if (last) return;
      } catch (error) {
        const coded = codedFailure(error);
        if (!coded.retryable || coded.code === 'disk.full') throw error;
      }
      await clock.wait(paces[link.workspace?.kind ?? 'local'].pause, signal);
    }
  };
  void collect()
    .catch((error: unknown) => {
      failure = codedFailure(error);
      logger.warn('endpoints.log-stopped', { endpoint: name, code: failure.code });
    })
    .finally(() => {
      ended = true;
      changes.notify();
    });

  return {
    changes,
    gaps,
    get total() {
      return total;
    },
    get ended() {
      return ended;
    },
    get failure() {
      return failure;
    },
  };
}
