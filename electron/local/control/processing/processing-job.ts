import type { ProcessingStop } from '../../runtime/processing/processing-runtime';
import type { ProcessingJobRequest } from './processing-job-request';

export type ProcessingJobStatus = 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped';

/** A processing job as it is kept; times in ms since the epoch. */
export interface ProcessingJob {
  readonly id: number;
  readonly name: string;
  readonly arn: string;
  /** As it was acknowledged, without its tags. */
  readonly request: ProcessingJobRequest;
  readonly status: ProcessingJobStatus;
  /** What it waits for or why it is stopping; from its end on what its program left as ExitMessage. */
  readonly message: string | null;
  readonly stopCause: ProcessingStop | null;
  readonly failureReason: string | null;
  readonly createdAt: number;
  readonly modifiedAt: number;
  /** When it left the queue and began to load its inputs; null while it never did. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

/** A step of a job. What is absent stays as it is. */
export interface ProcessingJobChange {
  readonly status?: ProcessingJobStatus;
  readonly message?: string | null;
  readonly stopCause?: ProcessingStop;
  readonly failureReason?: string;
  /** It begins to load its inputs. */
  readonly started?: boolean;
  readonly at: number;
}

/** A stopped or failed job is over, as is a completed one. */
export function hasEnded(status: ProcessingJobStatus): boolean {
  return status === 'Completed' || status === 'Failed' || status === 'Stopped';
}
