import type { TrainingJob } from './training-job';
import { DEFAULT_MAX_RUNTIME_SECONDS } from './training-job-request';
import type { TrainingJobStore } from './training-job-store';
import { billableSeconds, trainingSeconds } from './training-job-times';

/** Members of the request that the description repeats as they were sent. */
const ECHOED = [
  'HyperParameters',
  'AlgorithmSpecification',
  'RoleArn',
  'InputDataConfig',
  'VpcConfig',
  'CheckpointConfig',
  'DebugHookConfig',
  'ExperimentConfig',
  'DebugRuleConfigurations',
  'TensorBoardOutputConfig',
  'ProfilerConfig',
  'ProfilerRuleConfigurations',
  'Environment',
  'RetryStrategy',
  'RemoteDebugConfig',
  'InfraCheckConfig',
  'ServerlessJobConfig',
  'MlflowConfig',
  'ModelPackageConfig',
] as const;

/** DescribeTrainingJob: everything the service documents that is known here. */
export function describeTrainingJob(store: TrainingJobStore, job: TrainingJob): Record<string, unknown> {
  const request = job.request as unknown as Readonly<Record<string, unknown>>;
  const { OutputDataConfig, ResourceConfig, StoppingCondition, EnableManagedSpotTraining } = job.request;
  const transitions = store.transitions(job.id);
  const metrics = store.metrics(job.id);
  return defined({
    ...Object.fromEntries(ECHOED.map((name) => [name, request[name]])),
    TrainingJobName: job.name,
    TrainingJobArn: job.arn,
    // The place that is configured, as on SageMaker: it is named before anything is there.
    ModelArtifacts: { S3ModelArtifacts: artifactUri(job) },
    TrainingJobStatus: job.status,
    SecondaryStatus: job.secondaryStatus,
    FailureReason: job.failureReason,
    OutputDataConfig: { KmsKeyId: '', CompressionType: 'GZIP', ...OutputDataConfig },
    ResourceConfig: ResourceConfig === undefined ? undefined : { InstanceCount: 1, ...ResourceConfig },
    StoppingCondition: { MaxRuntimeInSeconds: DEFAULT_MAX_RUNTIME_SECONDS, ...StoppingCondition },
    CreationTime: new Date(job.createdAt),
    TrainingStartTime: date(job.startedAt),
    TrainingEndTime: date(job.endedAt),
    LastModifiedTime: new Date(job.modifiedAt),
    SecondaryStatusTransitions: transitions.map(({ status, message, startedAt, endedAt }) =>
      defined({ Status: status, StartTime: new Date(startedAt), EndTime: date(endedAt), StatusMessage: message }),
    ),
    FinalMetricDataList:
      metrics.length === 0
        ? undefined
        : metrics.map(({ name, value, at }) => ({ MetricName: name, Value: value, Timestamp: new Date(at) })),
    EnableNetworkIsolation: request.EnableNetworkIsolation ?? false,
    EnableInterContainerTrafficEncryption: request.EnableInterContainerTrafficEncryption ?? false,
    EnableManagedSpotTraining: EnableManagedSpotTraining ?? false,
    TrainingTimeInSeconds: trainingSeconds(job),
    BillableTimeInSeconds: billableSeconds(job, transitions),
    ProfilingStatus: 'Disabled',
  });
}

/** Where the model of a job goes: s3://<output>/<job>/output/model.tar.gz. */
function artifactUri(job: TrainingJob): string {
  return `${job.request.OutputDataConfig.S3OutputPath.replace(/\/+$/, '')}/${job.name}/output/model.tar.gz`;
}

function date(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

function defined(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== null));
}
