import type { Failure, Result } from '../../../shared/errors/result';
import type { Fetched } from '../../../shared/model/time';
import type { AwsWorkspace } from '../aws-ports';
import { createNotifier, type Notifier } from '../notifier';
import type { Clock, Logger } from '../platform-ports';
import type { PollSchedule } from '../poll-schedule';
import { pollWhileHeld } from '../poll-while-held';
import type { RunStore } from '../store-ports';
import type { Link } from '../workspace/link';
import { countRunning, emptyBoard, mergeListing, type RunBoard, withJob, without } from './board';
import { nextPause } from './polling-pace';
import { hasEnded, isOlder, type Run, type RunKind } from './run';

/** A listing of at most one page is asked for whole each time; larger ones only for what changed. */
const wholeListing = 100;
/** How often a large list is asked for whole, to see what was deleted elsewhere, ms; on AWS so seldom that it takes a tenth of the turns. */
const wholeEvery = 60_000;
const perPageOnAws = 10_000;
/** A whole list on AWS takes a second a page: what changed meanwhile is asked for in between, ms. */
const changesEvery = 10_000;
/** How often a first list that is still being read shows what there is of it, ms. */
const shownEvery = 1_000;
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
  /** Of the workspace, shared with its other pollers. */
  readonly schedule: PollSchedule;
}

type Listing<S> = (
  aws: AwsWorkspace,
  place: 'local' | 'aws',
  signal: AbortSignal,
  modifiedAfter: number | undefined,
  onPage?: (page: readonly S[], more: boolean) => void | Promise<void>,
) => Promise<Result<readonly S[]>>;

export function createRunPoller<S extends Run, D extends S>(
  kind: RunKind<S, D>,
  { workspaceId, link, store, clock, logger, closing, schedule }: PollerOptions<S, D>,
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
  let changesAt = Number.NEGATIVE_INFINITY;
  /** Names that were learned about, or forgotten, since the last whole list was begun. */
  const touched = new Set<string>();

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
    touched.add(job.name);
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
    touched.add(name);
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

  /** Puts what was listed on the board and into the store; `saved` is there already. `whole`: what is not listed is gone. */
  const take = async (listed: readonly S[], whole: boolean, saved: ReadonlySet<S>): Promise<void> => {
    const fetchedAt = clock.now();
    const before = board;
    const merged = mergeListing(kind, before, listed, fetchedAt, whole);
    // A stored list that was added to is not yet as live as one that was read.
    board = whole || before.source === 'live' ? merged : { ...before, jobs: merged.jobs };
    const changed = [...board.jobs.values()].filter((job) => !sameJob(before.jobs.get(job.name), job));
    const gone = whole && [...before.jobs.keys()].some((name) => !board.jobs.has(name));
    const keptAt = board.source === 'live' ? fetchedAt : null;
    if (gone) await kept(store.saveList(workspaceId, [...board.jobs.values()], fetchedAt));
    else {
      const unsaved = changed.filter((job) => !saved.has(job));
      await kept(store.saveChanged(workspaceId, unsaved, keptAt));
    }
    if (changed.length > 0 || gone || before.source === 'store') changes.notify();
  };

  const failed = (failure: Failure): void => {
    failures = [...failures, failure].slice(-6);
    logger.warn(`${kind.name}.poll-failed`, { code: failure.code });
    changes.notify();
  };

  const list: Listing<S> = async (aws, place, signal, modifiedAfter, onPage) => {
    await schedule.turn(place, signal);
    const turnsBetween = async (page: readonly S[], more: boolean): Promise<void> => {
      await onPage?.(page, more);
      if (more) await schedule.turn(place, signal);
    };
    const result = link.report(await kind.service(aws).list(signal, modifiedAfter, turnsBetween));
    schedule.told(result);
    return result;
  };

  /** What changed since the newest that is known, and the descriptions people wait for. */
  const pollChanges = async (aws: AwsWorkspace, place: 'local' | 'aws', signal: AbortSignal): Promise<boolean> => {
    changesAt = clock.elapsed();
    const newest = Math.max(0, ...[...board.jobs.values()].map(({ modifiedAt }) => modifiedAt));
    const result = await list(aws, place, signal, newest - 1_000);
    if (result.ok) {
      failures = [];
      for (const { name } of result.data) touched.add(name);
      await take(result.data, false, new Set());
      await describeOutdated(aws, place, signal);
    } else failed(result.error);
    return result.ok;
  };

  const pollWhole = async (aws: AwsWorkspace, place: 'local' | 'aws', signal: AbortSignal): Promise<void> => {
    touched.clear();
    const saved = new Set<S>();
    const saving: Promise<void>[] = [];
    let unshown: S[] = [];
    let shownAt = clock.elapsed();
    // Kept while the next page is on its way; when the list was read is said once it is whole.
    const keepPage = (page: readonly S[]): void => {
      const news = page.filter((job) => !board.jobs.has(job.name));
      for (const job of news) saved.add(job);
      if (news.length > 0) saving.push(kept(store.saveChanged(workspaceId, news, null)));
      unshown.push(...news);
      if (unshown.length === 0 || clock.elapsed() - shownAt < shownEvery) return;
      board = { ...board, jobs: new Map([...board.jobs, ...unshown.map((job) => [job.name, job] as const)]) };
      unshown = [];
      shownAt = clock.elapsed();
      changes.notify();
    };
    const result = await list(aws, place, signal, undefined, async (page, more) => {
      keepPage(page);
      const due = place === 'aws' && board.jobs.size > 0 && clock.elapsed() - changesAt >= changesEvery;
      if (more && due) await pollChanges(aws, place, signal);
    });
    await Promise.all(saving);
    if (!result.ok) return failed(result.error);
    failures = [];
    wholeAt = clock.elapsed();
    // What was seen to change while the list was read is newer than the page it stood on, or stands on none.
    const listed = result.data.filter(
      ({ modifiedAt, name }) => !touched.has(name) || (board.jobs.get(name)?.modifiedAt ?? Infinity) <= modifiedAt,
    );
    const names = new Set(listed.map(({ name }) => name));
    const newer = [...touched].flatMap((name) => (names.has(name) ? [] : (board.jobs.get(name) ?? [])));
    await take([...listed, ...newer], true, saved);
  };

  const describeOutdated = async (aws: AwsWorkspace, place: 'local' | 'aws', signal: AbortSignal): Promise<void> => {
    for (const job of outdated(place)) if (!signal.aborted) await readDetails(aws, job);
  };

  const poll = async (aws: AwsWorkspace, place: 'local' | 'aws', signal: AbortSignal): Promise<void> => {
    const { size } = board.jobs;
    const long = size > wholeListing;
    const every = place === 'aws' ? Math.max(wholeEvery, (size / wholeListing) * perPageOnAws) : wholeEvery;
    const whole = board.source === 'store' || !long || clock.elapsed() - wholeAt >= every;
    if (long && !(await pollChanges(aws, place, signal))) return;
    if (!whole || signal.aborted) return;
    await pollWhole(aws, place, signal);
    await describeOutdated(aws, place, signal);
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
      touched.add(name);
      describedAt.delete(name);
      board = without(board, name);
      changes.notify();
    },
  };
}

function sameJob(a: Run | undefined, b: Run): boolean {
  return a === b || (a !== undefined && JSON.stringify(a) === JSON.stringify(b));
}
