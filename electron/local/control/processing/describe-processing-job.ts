import type { ProcessingJob } from './processing-job';
import { maxRuntimeSeconds, type ProcessingJobRequest } from './processing-job-request';

/** Members of the request that the description repeats as they were sent. */
const ECHOED = [
  'ProcessingOutputConfig',
  'ProcessingResources',
  'AppSpecification',
  'Environment',
  'NetworkConfig',
  'RoleArn',
  'ExperimentConfig',
] as const;

/** DescribeProcessingJob: everything the service documents that is known here. */
export function describeProcessingJob(job: ProcessingJob): Record<string, unknown> {
  const request = job.request as unknown as Readonly<Record<string, unknown>>;
  return withoutGaps({
    ...Object.fromEntries(ECHOED.map((name) => [name, request[name]])),
    ProcessingInputs: withDefaults(job.request),
    StoppingCondition: { MaxRuntimeInSeconds: maxRuntimeSeconds(job.request) },
    ProcessingJobName: job.name,
    ProcessingJobArn: job.arn,
    ProcessingJobStatus: job.status,
    // The service has no other place for what a job says of itself; until its end it is what the job waits for.
    ExitMessage: job.message,
    FailureReason: job.failureReason,
    CreationTime: new Date(job.createdAt),
    ProcessingStartTime: job.startedAt === null ? null : new Date(job.startedAt),
    ProcessingEndTime: job.endedAt === null ? null : new Date(job.endedAt),
    LastModifiedTime: new Date(job.modifiedAt),
  });
}

/** config/processingjobconfig.json of a job, in the form of the developer guide. */
export function processingJobConfig(job: ProcessingJob): Record<string, unknown> {
  const { request } = job;
  return {
    ProcessingJobArn: job.arn,
    ProcessingJobName: job.name,
    AppSpecification: { ContainerEntrypoint: null, ContainerArguments: null, ...request.AppSpecification },
    Environment: request.Environment ?? {},
    ProcessingInputs: withDefaults(request) ?? [],
    ProcessingOutputConfig: { Outputs: [], KmsKeyId: null, ...request.ProcessingOutputConfig },
    ProcessingResources: {
      ClusterConfig: { VolumeKmsKeyId: null, InstanceCount: 1, ...request.ProcessingResources.ClusterConfig },
    },
    RoleArn: request.RoleArn,
    StoppingCondition: { MaxRuntimeInSeconds: maxRuntimeSeconds(request) },
  };
}

/** The inputs with what the service assumes of members that were not sent. */
function withDefaults(request: ProcessingJobRequest): readonly unknown[] | undefined {
  return request.ProcessingInputs?.map(({ S3Input, ...input }) => ({
    AppManaged: false,
    ...input,
    ...(S3Input === undefined
      ? {}
      : {
          S3Input: {
            S3InputMode: 'File',
            S3DataDistributionType: 'FullyReplicated',
            S3CompressionType: 'None',
            ...S3Input,
          },
        }),
  }));
}

function withoutGaps(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== null));
}
