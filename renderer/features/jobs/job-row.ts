import type { TrainingJobStatus, TrainingJobSummary } from '../../../shared/model/training-job';

/** How a status shows: the words, and the look of its icon. */
export const statusLooks: Readonly<
  Record<TrainingJobStatus, { readonly word: string; readonly look: 'in-progress' | 'success' | 'error' | 'stopped' }>
> = {
  InProgress: { word: 'In progress', look: 'in-progress' },
  Completed: { word: 'Completed', look: 'success' },
  Failed: { word: 'Failed', look: 'error' },
  Stopping: { word: 'Stopping', look: 'in-progress' },
  Stopped: { word: 'Stopped', look: 'stopped' },
  Deleting: { word: 'Deleting', look: 'in-progress' },
};

/** A job as the table filters, sorts and shows it. */
export interface JobRow {
  readonly job: TrainingJobSummary;
  readonly name: string;
  readonly status: string;
  /** What the job does or waits for while it runs, e.g. "Pending: waits for a slot"; null once it ended. */
  readonly doing: string | null;
  readonly algorithm: string;
  readonly instanceType: string;
}

export function toRow(job: TrainingJobSummary): JobRow {
  return {
    job,
    name: job.name,
    status: statusLooks[job.status].word,
    doing: doing(job),
    algorithm: job.algorithm ?? '',
    instanceType: job.instanceType ?? '',
  };
}

function doing({ status, secondaryStatus, statusMessage }: TrainingJobSummary): string | null {
  if (status !== 'InProgress' && status !== 'Stopping') return null;
  const parts = [secondaryStatus, statusMessage].filter((part) => part !== null && part !== '' && part !== status);
  return parts.length === 0 ? null : parts.join(': ');
}

/** Milliseconds from the job's start (its creation where it never started) to its end or `now`. */
export function jobDuration(job: TrainingJobSummary, now: number): number {
  return Math.max(0, (job.endedAt ?? now) - (job.startedAt ?? job.createdAt));
}

/** Sorts text as people read it: case aside, job-2 before job-10, nothing last. */
export function compareText(a: string, b: string): number {
  if (a === '' || b === '') return (a === '' ? 1 : 0) - (b === '' ? 1 : 0);
  return a.localeCompare(b, 'en', { sensitivity: 'base', numeric: true });
}

/** Sorts moments; one that has not come yet counts as latest. */
export function compareMoments(a: number | null, b: number | null): number {
  return (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER);
}
