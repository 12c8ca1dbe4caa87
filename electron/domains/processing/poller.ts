import {
  type ProcessingJob,
  type ProcessingJobSummary,
  processingJobSummarySchema,
} from '../../../shared/model/processing-job';
import { createRunPoller, type PollerOptions, type RunPoller } from '../runs/poller';
import type { RunKind } from '../runs/run';

export type ProcessingPoller = RunPoller<ProcessingJobSummary, ProcessingJob>;

/** Processing jobs among the kinds of run. */
const processingJobs: RunKind<ProcessingJobSummary, ProcessingJob> = {
  name: 'processing',
  service: (aws) => aws.processingJobs,
  summary: (described) => processingJobSummarySchema.parse(described),
  /** A listing names neither program nor start, and not every service repeats the message there. */
  withKnown: (listed, known) => ({
    ...listed,
    startedAt: listed.startedAt ?? known.startedAt,
    statusMessage: listed.statusMessage ?? (known.status === listed.status ? known.statusMessage : null),
    failureReason: listed.failureReason ?? known.failureReason,
    program: listed.program ?? known.program,
  }),
  stamp: (job) => `${job.createdAt}/${job.modifiedAt}/${job.status}`,
  isDescribed: ({ program }) => program !== null,
};

export function createProcessingPoller(options: PollerOptions<ProcessingJobSummary, ProcessingJob>): ProcessingPoller {
  return createRunPoller(processingJobs, options);
}
