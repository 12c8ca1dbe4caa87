import type { Failure } from '../../../shared/errors/result';
import type { Fetched } from '../../../shared/model/time';
import { isTerminal, type TrainingJob, type TrainingJobSummary } from '../../../shared/model/training-job';
import type { AwsWorkspace } from '../aws-ports';
import { createNotifier, type Notifier } from '../notifier';
import type { Clock, Logger } from '../platform-ports';
import { pollWhileHeld } from '../poll-while-held';
import type { JobStore } from '../store-ports';
import type { Link } from '../workspace/link';
import { countRunning, emptyBoard, type JobBoard, mergeListing, stamp, withDescribed, without } from './job-board';
import { nextPause } from './polling-pace';

/** A listing of at most one page is asked for whole each time; larger ones only for what changed. */
const wholeListing = 100;
/** How often a large list is asked for whole, to see what was deleted elsewhere, ms. */
const wholeEvery = 60_000;
/** Descriptions a poll may ask for beside its listing. */
const descriptions = { local: 8, aws: 1 } as const;

export interface JobPoller {
  readonly changes: Notifier;
  readonly board: JobBoard;
  /** The last failure of polling; null after a poll that worked. */
  readonly failure: Failure | null;
  /** The newest description of this run of the console. */
  described(name: string): Fetched<TrainingJob> | null;
  /** Polls until the signal aborts; `name` is described at each poll while it is not terminal. */
  hold(signal: AbortSignal, name?: string): void;
  /** Resolves when the list of earlier runs was read from the store. */
  loaded(): Promise<void>;
  /** Polls at once: something was launched, stopped or deleted here. */
  poke(): void;
  /** A description somebody else read. */
  learn(job: TrainingJob): Promise<void>;
  forget(name: string): void;
}

export interface PollerOptions {
  readonly workspaceId: string;
  readonly link: Link;
  readonly store: JobStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
}

export function createJobPoller({ workspaceId, link, store, clock, logger, closing }: PollerOptions): JobPoller {
  const changes = createNotifier();
  const details = new Map<string, Fetched<TrainingJob>>();
  /** Name → stamp of the listing at which it was last described. */
  const describedAt = new Map<string, string>();
  let board = emptyBoard;
  let failures: Failure[] = [];
  let wholeAt = Number.NEGATIVE_INFINITY;

  const loading = store
    .list(workspaceId)
    .then(({ jobs, fetchedAt }) => {
      if (board.source === 'live') return;
      board = { jobs: new Map(jobs.map((job) => [job.name, job])), fetchedAt, source: 'store' };
      for (const job of jobs)
        if (job.algorithm !== null && isTerminal(job.status)) describedAt.set(job.name, stamp(job));
      changes.notify();
    })
    .catch((error: Error) => logger.warn('jobs.not-loaded', { message: error.message }));

  const kept = async (work: Promise<void>): Promise<void> => {
    await work.catch((error: Error) => logger.warn('jobs.not-kept', { message: error.message }));
  };

  const learn = async (job: TrainingJob): Promise<void> => {
    const fetchedAt = clock.now();
    await kept(store.saveJob(workspaceId, job, fetchedAt));
    const changed = JSON.stringify(details.get(job.name)?.value) !== JSON.stringify(job);
    details.set(job.name, { value: job, fetchedAt, source: 'live' });
    board = withDescribed(board, job);
    if (changed) changes.notify();
  };

  const readDetails = async (aws: AwsWorkspace, job: TrainingJobSummary): Promise<void> => {
    const result = link.report(await aws.trainingJobs.describe(job.name));
    if (result.ok) {
      await learn(result.data);
      describedAt.set(job.name, stamp(job));
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
  const outdated = (kind: 'local' | 'aws'): readonly TrainingJobSummary[] => {
    const names = new Set(polling.watched.values());
    const weight = (job: TrainingJobSummary): number => (names.has(job.name) ? 0 : isTerminal(job.status) ? 2 : 1);
    return [...board.jobs.values()]
      .filter(
        (job) =>
          (!isTerminal(job.status) && (kind === 'local' || names.has(job.name))) ||
          describedAt.get(job.name) !== stamp(job),
      )
      .sort((a, b) => weight(a) - weight(b) || b.createdAt - a.createdAt)
      .slice(0, descriptions[kind] + names.size);
  };

  const poll = async (aws: AwsWorkspace, kind: 'local' | 'aws', signal: AbortSignal): Promise<void> => {
    const whole =
      board.source === 'store' || board.jobs.size <= wholeListing || clock.elapsed() - wholeAt >= wholeEvery;
    const newest = Math.max(0, ...[...board.jobs.values()].map(({ modifiedAt }) => modifiedAt));
    const saved = new Set<TrainingJobSummary>();
    const saving: Promise<void>[] = [];
    // Kept while the next page is on its way; when the list was read is said once it is whole.
    const keepPage = (page: readonly TrainingJobSummary[]): void => {
      const news = page.filter((job) => !board.jobs.has(job.name));
      for (const job of news) saved.add(job);
      if (news.length > 0) saving.push(kept(store.saveChanged(workspaceId, news, null)));
    };
    const result = link.report(await aws.trainingJobs.list(signal, whole ? undefined : newest - 1_000, keepPage));
    await Promise.all(saving);
    if (!result.ok) {
      failures = [...failures, result.error].slice(-6);
      logger.warn('jobs.poll-failed', { code: result.error.code });
      changes.notify();
      return;
    }
    failures = [];
    const fetchedAt = clock.now();
    if (whole) wholeAt = clock.elapsed();
    const before = board;
    board = mergeListing(before, result.data, fetchedAt, whole);
    const changed = [...board.jobs.values()].filter((job) => !sameJob(before.jobs.get(job.name), job));
    const gone = [...before.jobs.keys()].some((name) => !board.jobs.has(name));
    if (gone) await kept(store.saveList(workspaceId, [...board.jobs.values()], fetchedAt));
    else {
      const unsaved = changed.filter((job) => !saved.has(job));
      await kept(store.saveChanged(workspaceId, unsaved, fetchedAt));
    }
    if (changed.length > 0 || gone || before.source === 'store') changes.notify();
    for (const job of outdated(kind)) if (!signal.aborted) await readDetails(aws, job);
  };

  const polling = pollWhileHeld({
    link,
    clock,
    closing,
    loading,
    poll,
    pause: (kind) => nextPause(kind, countRunning(board) > 0, failures),
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

function sameJob(a: TrainingJobSummary | undefined, b: TrainingJobSummary): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
