import { statusLooks } from '../../../shared/model/job-status';
import { isProcessingTerminal, type ProcessingJobSummary } from '../../../shared/model/processing-job';
import { programName } from '../../../shared/model/program-name';

/** A processing job as the table filters, sorts and shows it. */
export interface ProcessingRow {
  readonly job: ProcessingJobSummary;
  readonly name: string;
  readonly status: string;
  /** What it waits for while it runs, or why it failed; null when there is nothing to say. */
  readonly saying: string | null;
  readonly program: string;
  /** When the job was last read, while nothing newer can be; null while the list is live. */
  readonly frozenAt: number | null;
}

/** `frozenAt`: the moment the job's figures are of, when they are old ones. */
export function toRow(job: ProcessingJobSummary, frozenAt: number | null): ProcessingRow {
  return {
    job,
    name: job.name,
    status: statusLooks[job.status].word,
    saying: saying(job),
    program: job.program === null ? '' : programName(job.program),
    frozenAt,
  };
}

function saying({ failureReason, status, statusMessage }: ProcessingJobSummary): string | null {
  if (status === 'Failed') return failureReason;
  return isProcessingTerminal(status) ? null : statusMessage;
}
