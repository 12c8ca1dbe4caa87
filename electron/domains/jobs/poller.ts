import {
  type TrainingJob,
  type TrainingJobSummary,
  trainingJobSummarySchema,
} from '../../../shared/model/training-job';
import { createRunPoller, type PollerOptions, type RunPoller } from '../runs/poller';
import type { RunKind } from '../runs/run';

export type JobPoller = RunPoller<TrainingJobSummary, TrainingJob>;

/** Training jobs among the kinds of run. */
const trainingJobs: RunKind<TrainingJobSummary, TrainingJob> = {
  name: 'jobs',
  service: (aws) => aws.trainingJobs,
  summary: (described) => trainingJobSummarySchema.parse(described),
  /** A listing knows neither image nor type nor message nor reason. */
  withKnown(listed, known) {
    const samePhase =
      known.status === listed.status && (listed.secondaryStatus ?? known.secondaryStatus) === known.secondaryStatus;
    return {
      ...listed,
      secondaryStatus: listed.secondaryStatus ?? (samePhase ? known.secondaryStatus : null),
      statusMessage: listed.statusMessage ?? (samePhase ? known.statusMessage : null),
      failureReason: listed.failureReason ?? (known.status === listed.status ? known.failureReason : null),
      startedAt: listed.startedAt ?? known.startedAt,
      algorithm: listed.algorithm ?? known.algorithm,
      instanceType: listed.instanceType ?? known.instanceType,
      ...(known.instanceCount !== undefined && { instanceCount: known.instanceCount }),
    };
  },
  stamp: (job) => `${job.createdAt}/${job.modifiedAt}/${job.status}/${job.secondaryStatus ?? ''}`,
  isDescribed: ({ algorithm }) => algorithm !== null,
};

export function createJobPoller(options: PollerOptions<TrainingJobSummary, TrainingJob>): JobPoller {
  return createRunPoller(trainingJobs, options);
}
