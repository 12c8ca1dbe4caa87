import type { Instant } from '../../../shared/model/time';
import {
  isTerminal,
  type TrainingJob,
  type TrainingJobSummary,
  trainingJobSummarySchema,
} from '../../../shared/model/training-job';

/** The jobs of a workspace as last seen: a listing, and what describing added to it. */
export interface JobBoard {
  readonly jobs: ReadonlyMap<string, TrainingJobSummary>;
  readonly fetchedAt: Instant | null;
  readonly source: 'live' | 'store';
}

export const emptyBoard: JobBoard = { jobs: new Map(), fetchedAt: null, source: 'store' };

/**
 * A listing knows neither image nor type nor message; what an earlier description told stays while
 * it is still true. `complete`: jobs that are not listed are gone.
 */
export function mergeListing(
  board: JobBoard,
  listed: readonly TrainingJobSummary[],
  fetchedAt: Instant,
  complete: boolean,
): JobBoard {
  const jobs = new Map(complete ? [] : board.jobs);
  for (const job of listed) jobs.set(job.name, withKnown(job, board.jobs.get(job.name)));
  return { jobs, fetchedAt, source: 'live' };
}

function withKnown(job: TrainingJobSummary, known: TrainingJobSummary | undefined): TrainingJobSummary {
  if (!known || known.createdAt !== job.createdAt) return job;
  // Listings of some services lag behind a description of the same second.
  if (known.modifiedAt > job.modifiedAt && isTerminal(known.status)) return known;
  const samePhase =
    known.status === job.status && (job.secondaryStatus ?? known.secondaryStatus) === known.secondaryStatus;
  return {
    ...job,
    secondaryStatus: job.secondaryStatus ?? (samePhase ? known.secondaryStatus : null),
    statusMessage: job.statusMessage ?? (samePhase ? known.statusMessage : null),
    startedAt: job.startedAt ?? known.startedAt,
    algorithm: job.algorithm ?? known.algorithm,
    instanceType: job.instanceType ?? known.instanceType,
  };
}

export function withDescribed(board: JobBoard, job: TrainingJob): JobBoard {
  const jobs = new Map(board.jobs);
  jobs.set(job.name, trainingJobSummarySchema.parse(job));
  return { ...board, jobs };
}

export function without(board: JobBoard, name: string): JobBoard {
  const jobs = new Map(board.jobs);
  jobs.delete(name);
  return { ...board, jobs };
}

/** Newest first, as lists show them. */
export function inOrder(board: JobBoard): readonly TrainingJobSummary[] {
  return [...board.jobs.values()].sort((a, b) => b.createdAt - a.createdAt || (a.name < b.name ? -1 : 1));
}

export function countRunning(board: JobBoard): number {
  let running = 0;
  for (const { status } of board.jobs.values()) if (status === 'InProgress' || status === 'Stopping') running += 1;
  return running;
}

/** Changes whenever a listing shows that a description is out of date. */
export function stamp(job: TrainingJobSummary): string {
  return `${job.createdAt}/${job.modifiedAt}/${job.status}/${job.secondaryStatus ?? ''}`;
}
