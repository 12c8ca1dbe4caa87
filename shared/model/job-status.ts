import type { TrainingJobStatus, TrainingJobSummary } from './training-job';

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

/** What a job does or waits for while it runs, e.g. "Pending: waits for a slot"; null once it ended. */
export function jobDoing({
  status,
  secondaryStatus,
  statusMessage,
}: Pick<TrainingJobSummary, 'status' | 'secondaryStatus' | 'statusMessage'>): string | null {
  if (status !== 'InProgress' && status !== 'Stopping') return null;
  const parts = [secondaryStatus, statusMessage].filter((part) => part !== null && part !== '' && part !== status);
  return parts.length === 0 ? null : parts.join(': ');
}

/** Milliseconds from the job's start (its creation where it never started) to its end or `now`. */
export function jobDuration(job: Pick<TrainingJobSummary, 'createdAt' | 'startedAt' | 'endedAt'>, now: number): number {
  return Math.max(0, (job.endedAt ?? now) - (job.startedAt ?? job.createdAt));
}
