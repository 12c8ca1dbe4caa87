import type { TrainingJob } from '../training-job';
import type { TrialDetail } from './lineage-entity';

/** A parameter of a trial component holds no more characters than this (StringParameterValue). */
const LONGEST_PARAMETER = 2500;

/** What the trial component of a job tells about it, under the keys SageMaker gives its own jobs. */
export function trialDetail(
  job: TrainingJob,
  artifactS3Uri: string | null,
  metrics: TrialDetail['metrics'],
  endedAt: number,
): TrialDetail {
  const { request } = job;
  const text = (value: string | undefined) =>
    value === undefined ? undefined : { StringValue: [...value].slice(0, LONGEST_PARAMETER).join('') };
  const number = (value: number | undefined) => (value === undefined ? undefined : { NumberValue: value });
  const parameters = {
    ...Object.fromEntries(Object.entries(request.HyperParameters ?? {}).map(([name, value]) => [name, text(value)])),
    'SageMaker.ImageUri': text(request.AlgorithmSpecification?.TrainingImage),
    'SageMaker.InstanceCount': number(request.ResourceConfig?.InstanceCount),
    'SageMaker.InstanceType': text(request.ResourceConfig?.InstanceType),
    'SageMaker.VolumeSizeInGB': number(request.ResourceConfig?.VolumeSizeInGB),
  };
  return {
    parameters: Object.fromEntries(
      Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
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
