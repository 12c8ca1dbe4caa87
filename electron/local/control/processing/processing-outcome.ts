import type { ProcessingOutcome, ProcessingStop } from '../../runtime/processing/processing-runtime';
import type { ProcessingJob, ProcessingJobChange } from './processing-job';
import { maxRuntimeSeconds } from './processing-job-request';

/** The longest FailureReason the service's model allows, in characters. */
const LONGEST_REASON = 1024;

/** The last step of a job. One that was told to stop ends Stopped even if it finished first, as promised. */
export function finalChange(job: ProcessingJob, outcome: ProcessingOutcome, at: number): ProcessingJobChange {
  const limit = outcome.kind === 'stopped' && outcome.why === 'max-runtime';
  // A stopped job has no FailureReason; where its program left no message either, this says why it ended.
  const message =
    outcome.exitMessage ?? (limit ? `Stopped after MaxRuntimeInSeconds (${maxRuntimeSeconds(job.request)}).` : null);
  if (outcome.kind === 'failed') return failedChange(outcome.reason, message, at);
  if (outcome.kind === 'stopped') return stoppedChange(job.stopCause ?? outcome.why, message, at);
  if (job.status === 'Stopping') return stoppedChange(job.stopCause ?? 'requested', message, at);
  return { status: 'Completed', message, at };
}

export function stoppedChange(stopCause: ProcessingStop, message: string | null, at: number): ProcessingJobChange {
  return { status: 'Stopped', message, stopCause, at };
}

export function failedChange(reason: string, message: string | null, at: number): ProcessingJobChange {
  const failureReason = reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON - 1)}…` : reason;
  return { status: 'Failed', message, failureReason, at };
}
