import type { TrainingChannel, TrainingRunSpec } from '../runtime/training-runtime';
import { notEnforced } from './not-enforced';
import type { TrainingJob } from './training-job';
import { type ChannelRequest, maxRuntimeSeconds, type TrainingJobRequest } from './training-job-request';

/** Where SageMaker puts checkpoints when CheckpointConfig names no LocalPath. */
const CHECKPOINT_PATH = '/opt/ml/checkpoints';

/**
 * What the runtime gets to run one attempt of a job. `usedMs` is the time its earlier attempts held
 * an instance: MaxRuntimeInSeconds limits all attempts together.
 */
export function trainingRunSpec(job: TrainingJob, region: string, usedMs: number): TrainingRunSpec {
  const { request } = job;
  const algorithm = request.AlgorithmSpecification;
  const checkpoint = request.CheckpointConfig;
  return {
    jobName: job.name,
    jobArn: job.arn,
    attempt: job.attempt,
    region,
    image: algorithm?.TrainingImage ?? null,
    entrypoint: algorithm?.ContainerEntrypoint ?? [],
    arguments: algorithm?.ContainerArguments ?? [],
    metricDefinitions: (algorithm?.MetricDefinitions ?? []).map(({ Name, Regex }) => ({ name: Name, regex: Regex })),
    hyperParameters: request.HyperParameters ?? {},
    environment: request.Environment ?? {},
    channels: (request.InputDataConfig ?? []).flatMap((channel) => trainingChannel(channel, request)),
    outputS3Uri: request.OutputDataConfig.S3OutputPath,
    checkpoint:
      checkpoint === undefined ? null : { s3Uri: checkpoint.S3Uri, localPath: checkpoint.LocalPath ?? CHECKPOINT_PATH },
    instanceType: request.ResourceConfig?.InstanceType ?? '',
    instanceCount: request.ResourceConfig?.InstanceCount ?? 1,
    volumeGb: request.ResourceConfig?.VolumeSizeInGB ?? 0,
    notEnforced: notEnforced(request),
    maxRuntimeSeconds: Math.max(1, maxRuntimeSeconds(request) - Math.floor(usedMs / 1000)),
  };
}

function trainingChannel(channel: ChannelRequest, request: TrainingJobRequest): TrainingChannel[] {
  const source = channel.DataSource.S3DataSource;
  if (source === undefined) return [];
  return [
    {
      name: channel.ChannelName,
      s3Uri: source.S3Uri,
      s3DataType: source.S3DataType as TrainingChannel['s3DataType'],
      contentType: channel.ContentType ?? null,
      compression: channel.CompressionType ?? 'None',
      inputMode: channel.InputMode ?? request.AlgorithmSpecification?.TrainingInputMode ?? 'File',
      recordWrapper: channel.RecordWrapperType ?? 'None',
      distribution: source.S3DataDistributionType ?? 'FullyReplicated',
    },
  ];
}
