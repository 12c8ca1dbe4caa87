import { jobDoing, statusLooks } from '../../../shared/model/job-status';
import type { TrainingJobSummary } from '../../../shared/model/training-job';

/** A job as the table filters, sorts and shows it. */
export interface JobRow {
  readonly job: TrainingJobSummary;
  readonly name: string;
  readonly status: string;
  /** What the job does or waits for while it runs, e.g. "Pending: waits for a slot"; null once it ended. */
  readonly doing: string | null;
  readonly algorithm: string;
  readonly instanceType: string;
  /** When the job was last read, while nothing newer can be; null while the list is live. */
  readonly frozenAt: number | null;
}

/** `frozenAt`: the moment the job's figures are of, when they are old ones. */
export function toRow(job: TrainingJobSummary, frozenAt: number | null): JobRow {
  return {
    job,
    name: job.name,
    status: statusLooks[job.status].word,
    doing: jobDoing(job),
    // The registry's host says little and takes four lines; the job's page has the whole image.
    algorithm: job.algorithm?.split('/').at(-1) ?? '',
    instanceType: job.instanceType ?? '',
    frozenAt,
  };
}
