import type { TrainingJob } from '../../shared/model/training-job';
import { sentHyperParameters, sentInputs } from '../../shared/model/training-request';
import type { TrainingSpec } from '../../shared/model/training-spec';

/** The job as the service would describe it. */
export function describedJob(of: TrainingSpec): TrainingJob {
  return {
    ...of,
    arn: 'arn',
    status: 'InProgress',
    secondaryStatus: null,
    statusMessage: null,
    createdAt: 1,
    modifiedAt: 1,
    startedAt: null,
    endedAt: null,
    algorithm: of.image,
    failureReason: null,
    phases: [],
    entrypoint: of.container.entrypoint,
    arguments: of.container.arguments,
    hyperParameters: sentHyperParameters(of),
    inputs: sentInputs(of),
    artifactS3Uri: null,
    trainingSeconds: null,
    billableSeconds: null,
    finalMetrics: [],
  };
}
