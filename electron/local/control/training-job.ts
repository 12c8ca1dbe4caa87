import type { TrainingJobRequest } from './training-job-request';

export type TrainingJobStatus = 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped';

/** The part of SageMaker's SecondaryStatus that happens here. */
export type SecondaryStatus =
  | 'Starting'
  | 'Pending'
  | 'Downloading'
  | 'Training'
  | 'Uploading'
  | 'Interrupted'
  | 'Restarting'
  | 'Stopping'
  | TerminalStatus;

export type TerminalStatus = 'Completed' | 'Failed' | 'Stopped' | 'MaxRuntimeExceeded' | 'MaxWaitTimeExceeded';

/** Why a job is being stopped: by StopTrainingJob, or by one of its two time limits. */
export type StopCause = 'requested' | 'max-runtime' | 'max-wait';

/** One entry of SecondaryStatusTransitions; times in ms since the epoch. */
export interface Transition {
  readonly status: SecondaryStatus;
  readonly message: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/** A training job as it is kept; times in ms since the epoch. */
export interface TrainingJob {
  readonly id: number;
  readonly name: string;
  readonly arn: string;
  /** As it was acknowledged, without its tags. */
  readonly request: TrainingJobRequest;
  readonly status: TrainingJobStatus;
  readonly secondaryStatus: SecondaryStatus;
  readonly stopCause: StopCause | null;
  readonly failureReason: string | null;
  /** 1 for the first start. */
  readonly attempt: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
  /** When it first left the queue and began to load its data; null while it never did. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

export function isTerminal(status: TrainingJobStatus): boolean {
  return status === 'Completed' || status === 'Failed' || status === 'Stopped';
}
