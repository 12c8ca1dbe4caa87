import type { Instant } from '../../../shared/model/time';
import { hasEnded, type Run, type RunKind } from './run';

/** The runs of a workspace as last seen: a listing, and what describing added to it. */
export interface RunBoard<S extends Run> {
  readonly jobs: ReadonlyMap<string, S>;
  readonly fetchedAt: Instant | null;
  readonly source: 'live' | 'store';
}

export function emptyBoard<S extends Run>(): RunBoard<S> {
  return { jobs: new Map(), fetchedAt: null, source: 'store' };
}

/** `complete`: runs that are not listed are gone. */
export function mergeListing<S extends Run>(
  kind: Pick<RunKind<S, S>, 'withKnown'>,
  board: RunBoard<S>,
  listed: readonly S[],
  fetchedAt: Instant,
  complete: boolean,
): RunBoard<S> {
  const jobs = new Map(complete ? [] : board.jobs);
  for (const job of listed) {
    const known = board.jobs.get(job.name);
    // A page that is on the board already, while the rest was read, says nothing more.
    jobs.set(job.name, known !== job && known?.createdAt === job.createdAt ? newer(kind, job, known) : job);
  }
  return { jobs, fetchedAt, source: 'live' };
}

/** Listings of some services lag behind a description of the same second. */
function newer<S extends Run>(kind: Pick<RunKind<S, S>, 'withKnown'>, job: S, known: S): S {
  return known.modifiedAt > job.modifiedAt && hasEnded(known) ? known : kind.withKnown(job, known);
}

export function withJob<S extends Run>(board: RunBoard<S>, job: S): RunBoard<S> {
  const jobs = new Map(board.jobs);
  jobs.set(job.name, job);
  return { ...board, jobs };
}

export function without<S extends Run>(board: RunBoard<S>, name: string): RunBoard<S> {
  const jobs = new Map(board.jobs);
  jobs.delete(name);
  return { ...board, jobs };
}

/** Newest first, as lists show them. */
export function inOrder<S extends Run>(board: RunBoard<S>): readonly S[] {
  return [...board.jobs.values()].sort((a, b) => b.createdAt - a.createdAt || (a.name < b.name ? -1 : 1));
}

export function countRunning(board: RunBoard<Run>): number {
  let running = 0;
  for (const { status } of board.jobs.values()) if (status === 'InProgress' || status === 'Stopping') running += 1;
  return running;
}
