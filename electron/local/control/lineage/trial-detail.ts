import type { TrainingJob } from '../training-job';
import type { TrialDetail } from './lineage-entity';
import { trialParameters } from './trial-parameters';

/** What the trial component of a job tells about it, under the keys SageMaker gives its own jobs. */
export function trialDetail(
  job: TrainingJob,
  artifactS3Uri: string | null,
  metrics: TrialDetail['metrics'],
  endedAt: number,
): TrialDetail {
  const { request } = job;
  return {
    parameters: trialParameters({
      ...request.HyperParameters,
      'SageMaker.ImageUri': request.AlgorithmSpecification?.TrainingImage,
      'SageMaker.InstanceCount': request.ResourceConfig?.InstanceCount,
      'SageMaker.InstanceType': request.ResourceConfig?.InstanceType,
      'SageMaker.VolumeSizeInGB': request.ResourceConfig?.VolumeSizeInGB,
    }),
    inputs: Object.fromEntries(
      (request.InputDataConfig ?? []).flatMap(({ ChannelName, ContentType, DataSource }) => {
        const uri = DataSource.S3DataSource?.S3Uri;
        if (uri === undefined) return [];
        return [[ChannelName, { Value: uri, ...(ContentType === undefined ? {} : { MediaType: ContentType }) }]];
      }),
    ),
    outputs: artifactS3Uri === null ? {} : { 'SageMaker.ModelArtifact': { Value: artifactS3Uri } },
    metrics,
    statusMessage: job.failureReason,
    startedAt: job.startedAt,
    endedAt,
  };
}
