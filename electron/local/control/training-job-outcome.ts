import type { TrainingOutcome } from '../runtime/training-runtime';
import type { StopCause, TerminalStatus, TrainingJob } from './training-job';
import type { JobChange } from './training-job-store';

/** The longest FailureReason the service's model allows, in characters. */
const LONGEST_REASON = 1024;

const STOPPED_AS: Readonly<Record<StopCause, { readonly status: TerminalStatus; readonly message: string }>> = {
  requested: { status: 'Stopped', message: 'Training job stopped' },
  'max-runtime': {
    status: 'MaxRuntimeExceeded',
    message: 'Training job runtime exceeded MaxRuntimeInSeconds provided',
  },
  'max-wait': {
    status: 'MaxWaitTimeExceeded',
    message: 'Training job wait time exceeded MaxWaitTimeInSeconds provided',
  },
};

/** The last step of a job. One that was told to stop ends Stopped even if it finished first, as promised. */
export function finalChange(job: TrainingJob, outcome: TrainingOutcome, at: number): JobChange {
  if (outcome.kind === 'failed') return failedChange(outcome.reason, at);
  if (outcome.kind === 'stopped' || job.status === 'Stopping') {
    return stoppedChange(job.stopCause ?? (outcome.kind === 'stopped' ? outcome.why : 'requested'), at);
  }
  return { status: 'Completed', secondaryStatus: 'Completed', message: 'Training job completed', at };
}

export function stoppedChange(cause: StopCause, at: number): JobChange {
  const { status, message } = STOPPED_AS[cause];
  return { status: 'Stopped', secondaryStatus: status, message, at, stopCause: cause };
}

export function failedChange(reason: string, at: number): JobChange {
  const text = reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON - 1)}…` : reason;
  return { status: 'Failed', secondaryStatus: 'Failed', message: 'Training job failed', failureReason: text, at };
}
