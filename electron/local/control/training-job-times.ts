import type { SecondaryStatus, TrainingJob, Transition } from './training-job';

/** Phases in which a job holds an instance; waiting, interruptions and restarts are not billed. */
const BILLED: ReadonlySet<SecondaryStatus> = new Set(['Downloading', 'Training', 'Uploading', 'Stopping']);

/**
 * TrainingTimeInSeconds: wall-clock time from the start on the instance to the end, interruptions
 * included. Null before the end, and for a job that never started. Whole seconds, at least 1, which
 * is the smallest value the service's model allows.
 */
export function trainingSeconds(job: TrainingJob): number | null {
  if (job.startedAt === null || job.endedAt === null) return null;
  return wholeSeconds(job.endedAt - job.startedAt);
}

/**
 * BillableTimeInSeconds: the part of the training time in which the job held an instance. Equal to
 * the training time unless the job was interrupted or restarted. The discount that SageMaker also
 * expresses in this figure for spot jobs is not invented here.
 */
export function billableSeconds(job: TrainingJob, transitions: readonly Transition[]): number | null {
  const training = trainingSeconds(job);
  if (training === null || job.endedAt === null) return null;
  return Math.min(training, wholeSeconds(billedMs(job, transitions, job.endedAt)));
}

/** Milliseconds the job has held an instance up to `now`, over all its attempts. */
export function billedMs(job: TrainingJob, transitions: readonly Transition[], now: number): number {
  const { startedAt } = job;
  if (startedAt === null) return 0;
  return transitions
    .filter((transition) => BILLED.has(transition.status))
    .reduce((sum, { startedAt: from, endedAt }) => sum + Math.max(0, (endedAt ?? now) - Math.max(from, startedAt)), 0);
}

function wholeSeconds(ms: number): number {
  return Math.max(1, Math.round(ms / 1000));
}
