import type { Failure, Result } from '../../../shared/errors/result';
import type { Fetched } from '../../../shared/model/time';
import type { AwsWorkspace } from '../aws-ports';
import { createNotifier, type Notifier } from '../notifier';
import type { Clock, Logger } from '../platform-ports';
import { pollWhileHeld } from '../poll-while-held';
import type { RunStore } from '../store-ports';
import type { Link } from '../workspace/link';
import { countRunning, emptyBoard, mergeListing, type RunBoard, withJob, without } from './board';
import { nextPause } from './polling-pace';
import { hasEnded, type Run, type RunKind } from './run';

/** A listing of at most one page is asked for whole each time; larger ones only for what changed. */
const wholeListing = 100;
/** How often a large list is asked for whole, to see what was deleted elsewhere, ms. */
const wholeEvery = 60_000;
/** Descriptions a poll may ask for beside its listing. */
const descriptions = { local: 8, aws: 1 } as const;

/** One poller a workspace and kind of run, for everybody who looks at them. */
export interface RunPoller<S extends Run, D extends S> {
  readonly changes: Notifier;
  readonly board: RunBoard<S>;
  /** The last failure of polling; null after a poll that worked. */
  readonly failure: Failure | null;
  /** The newest description of this run of the console. */
  described(name: string): Fetched<D> | null;
  /** As far as is known: the service will not change it any more. */
  hasEnded(name: string): boolean;
  /** Describes the run now, keeps it and shows it. */
  read(aws: AwsWorkspace, name: string): Promise<Result<D>>;
  /** Polls until the signal aborts; `name` is described at each poll while it is not terminal. */
  hold(signal: AbortSignal, name?: string): void;
  /** Resolves when the list of earlier runs was read from the store. */
  loaded(): Promise<void>;
  /** Polls at once: something was launched, stopped or deleted here. */
  poke(): void;
  /** A description somebody else read. */
  learn(job: D): Promise<void>;
  forget(name: string): void;
}

export interface PollerOptions<S extends Run, D extends S> {
  readonly workspaceId: string;
  readonly link: Link;
  readonly store: RunStore<S, D>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
}

export function createRunPoller<S extends Run, D extends S>(
  kind: RunKind<S, D>,
  { workspaceId, link, store, clock, logger, closing }: PollerOptions<S, D>,
): RunPoller<S, D> {
  const changes = createNotifier();
  const details = new Map<string, Fetched<D>>();
  /** Name → stamp of the listing at which it was last described. */
  const describedAt = new Map<string, string>();
  /** The newest description that came, by name, also while it is still being stored. */
  const newest = new Map<string, D>();
  let board = emptyBoard<S>();
  let failures: Failure[] = [];
  let wholeAt = Number.NEGATIVE_INFINITY;

  const loading = store
    .list(workspaceId)
    .then(({ jobs, fetchedAt }) => {
      if (board.source === 'live') return;
      board = { jobs: new Map(jobs.map((job) => [job.name, job])), fetchedAt, source: 'store' };
      for (const job of jobs) if (kind.isDescribed(job) && hasEnded(job)) describedAt.set(job.name, kind.stamp(job));
      changes.notify();
    })
    .catch((error: Error) => logger.warn(`${kind.name}.not-loaded`, { message: error.message }));

  const kept = async (work: Promise<void>): Promise<void> => {
    await work.catch((error: Error) => logger.warn(`${kind.name}.not-kept`, { message: error.message }));
  };

  const learn = async (job: D): Promise<void> => {
    // Two who ask at once may be answered in the other order: what is older than what is known is no news.
    if (isOlder(job, newest.get(job.name))) return;
    newest.set(job.name, job);
    const fetchedAt = clock.now();
    await kept(store.saveJob(workspaceId, job, fetchedAt));
    if (newest.get(job.name) !== job) return;
    const changed = JSON.stringify(details.get(job.name)?.value) !== JSON.stringify(job);
    details.set(job.name, { value: job, fetchedAt, source: 'live' });
    board = withJob(board, kind.summary(job));
    if (changed) changes.notify();
  };

  const read = async (aws: AwsWorkspace, name: string): Promise<Result<D>> => {
    const result = link.report(await kind.service(aws).describe(name));
    if (result.ok) await learn(result.data);
    return result;
  };

  const readDetails = async (aws: AwsWorkspace, job: S): Promise<void> => {
    const result = await read(aws, job.name);
    if (result.ok) {
      describedAt.set(job.name, kind.stamp(job));
    } else if (result.error.code === 'job.not-found') {
      await drop(job.name);
    } else {
      failures = [...failures, result.error];
    }
  };

  const drop = async (name: string): Promise<void> => {
    details.delete(name);
    board = without(board, name);
    await kept(store.saveList(workspaceId, [...board.jobs.values()], clock.now()));
    changes.notify();
  };

  /** Whose description is out of date, in the order people wait for it. */
  const outdated = (place: 'local' | 'aws'): readonly S[] => {
    const names = new Set(polling.watched.values());
    const weight = (job: S): number => (names.has(job.name) ? 0 : hasEnded(job) ? 2 : 1);
    return [...board.jobs.values()]
      .filter(
        (job) =>
          (!hasEnded(job) && (place === 'local' || names.has(job.name))) ||
          describedAt.get(job.name) !== kind.stamp(job),
      )
      .sort((a, b) => weight(a) - weight(b) || b.createdAt - a.createdAt)
      .slice(0, descriptions[place] + names.size);
  };

  const poll = async (aws: AwsWorkspace, place: 'local' | 'aws', signal: AbortSignal): Promise<void> => {
    const whole =
      board.source === 'store' || board.jobs.size <= wholeListing || clock.elapsed() - wholeAt >= wholeEvery;
    const newest = Math.max(0, ...[...board.jobs.values()].map(({ modifiedAt }) => modifiedAt));
    const saved = new Set<S>();
    const saving: Promise<void>[] = [];
    // Kept while the next page is on its way; when the list was read is said once it is whole.
    const keepPage = (page: readonly S[]): void => {
      const news = page.filter((job) => !board.jobs.has(job.name));
      for (const job of news) saved.add(job);
      if (news.length > 0) saving.push(kept(store.saveChanged(workspaceId, news, null)));
    };
    const result = link.report(await kind.service(aws).list(signal, whole ? undefined : newest - 1_000, keepPage));
    await Promise.all(saving);
    if (!result.ok) {
      failures = [...failures, result.error].slice(-6);
      logger.warn(`${kind.name}.poll-failed`, { code: result.error.code });
      changes.notify();
      return;
    }
    failures = [];
    const fetchedAt = clock.now();
    if (whole) wholeAt = clock.elapsed();
    const before = board;
    board = mergeListing(kind, before, result.data, fetchedAt, whole);
    const changed = [...board.jobs.values()].filter((job) => !sameJob(before.jobs.get(job.name), job));
    const gone = [...before.jobs.keys()].some((name) => !board.jobs.has(name));
    if (gone) await kept(store.saveList(workspaceId, [...board.jobs.values()], fetchedAt));
    else {
      const unsaved = changed.filter((job) => !saved.has(job));
      await kept(store.saveChanged(workspaceId, unsaved, fetchedAt));
    }
    if (changed.length > 0 || gone || before.source === 'store') changes.notify();
    for (const job of outdated(place)) if (!signal.aborted) await readDetails(aws, job);
  };

  const polling = pollWhileHeld({
    link,
    clock,
    closing,
    loading,
    poll,
    pause: (place) => nextPause(place, countRunning(board) > 0, failures),
  });

  return {
    changes,
    get board() {
      return board;
    },
    get failure() {
      return failures.at(-1) ?? null;
    },
    described: (name) => details.get(name) ?? null,
    hasEnded(name) {
      const job = details.get(name)?.value ?? board.jobs.get(name);
      return job !== undefined && hasEnded(job);
    },
    read,
    hold: polling.hold,
    loaded: () => loading,
    poke: polling.poke,
    learn,
    forget(name) {
      details.delete(name);
      describedAt.delete(name);
      board = without(board, name);
      changes.notify();
    },
  };
}

/** Read before the other was, or of an earlier run of the name. */
function isOlder(job: Run, known: Run | undefined): boolean {
  if (known === undefined) return false;
  if (job.createdAt !== known.createdAt) return job.createdAt < known.createdAt;
  return (
    job.modifiedAt < known.modifiedAt || (job.modifiedAt === known.modifiedAt && hasEnded(known) && !hasEnded(job))
  );
}

function sameJob(a: Run | undefined, b: Run): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
