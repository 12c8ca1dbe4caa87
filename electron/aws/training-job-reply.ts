import { z } from 'zod';
import type { Instant } from '../../shared/model/time';
import { type TrainingJob, type TrainingJobSummary, trainingJobStatusSchema } from '../../shared/model/training-job';

const moment = z.date().transform((date) => date.getTime());
const optionalMoment = moment.optional().transform((at) => at ?? null);
const text = z
  .string()
  .optional()
  .transform((value) => value ?? null);

const summaryReply = z.object({
  TrainingJobName: z.string(),
  TrainingJobArn: z.string(),
  TrainingJobStatus: trainingJobStatusSchema,
  SecondaryStatus: text,
  CreationTime: moment,
  LastModifiedTime: optionalMoment,
  TrainingEndTime: optionalMoment,
});

/** One page of ListTrainingJobs. */
export const listReply = z.object({
  TrainingJobSummaries: z.array(summaryReply),
  NextToken: z.string().optional(),
});

/** Image, type and message are not in a listing; they stay null until the job was described. */
export function toSummary(reply: z.output<typeof summaryReply>): TrainingJobSummary {
  return {
    name: reply.TrainingJobName,
    arn: reply.TrainingJobArn,
    status: reply.TrainingJobStatus,
    secondaryStatus: reply.SecondaryStatus,
    statusMessage: null,
    failureReason: null,
    createdAt: reply.CreationTime,
    modifiedAt: reply.LastModifiedTime ?? reply.CreationTime,
    startedAt: null,
    endedAt: reply.TrainingEndTime,
    algorithm: null,
    instanceType: null,
  };
}

/** The parts of DescribeTrainingJob the console shows. */
export const describeReply = z.object({
  ...summaryReply.shape,
  TrainingStartTime: optionalMoment,
  FailureReason: text,
  HyperParameters: z.record(z.string(), z.string()).optional(),
  Environment: z.record(z.string(), z.string()).optional(),
  AlgorithmSpecification: z.object({
    TrainingImage: text,
    AlgorithmName: text,
    TrainingInputMode: z.enum(['File', 'FastFile', 'Pipe']).optional(),
    ContainerEntrypoint: z.array(z.string()).optional(),
    ContainerArguments: z.array(z.string()).optional(),
    MetricDefinitions: z.array(z.object({ Name: z.string(), Regex: z.string() })).optional(),
  }),
  RoleArn: z.string().optional(),
  InputDataConfig: z
    .array(
      z.object({
        ChannelName: z.string(),
        ContentType: text,
        DataSource: z.object({ S3DataSource: z.object({ S3Uri: z.string().optional() }).optional() }).optional(),
      }),
    )
    .optional(),
  OutputDataConfig: z
    .object({
      S3OutputPath: z.string().optional(),
      KmsKeyId: text,
      CompressionType: z.enum(['GZIP', 'NONE']).optional(),
    })
    .optional(),
  CheckpointConfig: z.object({ S3Uri: z.string().optional(), LocalPath: text }).optional(),
  ResourceConfig: z
    .object({
      InstanceType: text,
      InstanceCount: z.number().int().optional(),
      VolumeSizeInGB: z.number().int().optional(),
      VolumeKmsKeyId: text,
      KeepAlivePeriodInSeconds: z.number().int().optional(),
    })
    .optional(),
  VpcConfig: z
    .object({ SecurityGroupIds: z.array(z.string()).optional(), Subnets: z.array(z.string()).optional() })
    .optional(),
  EnableNetworkIsolation: z.boolean().optional(),
  EnableInterContainerTrafficEncryption: z.boolean().optional(),
  RetryStrategy: z.object({ MaximumRetryAttempts: z.number().int().optional() }).optional(),
  StoppingCondition: z
    .object({ MaxRuntimeInSeconds: z.number().int().optional(), MaxWaitTimeInSeconds: z.number().int().optional() })
    .optional(),
  EnableManagedSpotTraining: z.boolean().optional(),
  ModelArtifacts: z.object({ S3ModelArtifacts: text }).optional(),
  SecondaryStatusTransitions: z
    .array(z.object({ Status: z.string(), StartTime: moment, EndTime: optionalMoment, StatusMessage: text }))
    .optional(),
  TrainingTimeInSeconds: z.number().optional(),
  BillableTimeInSeconds: z.number().optional(),
  FinalMetricDataList: z.array(z.object({ MetricName: z.string(), Value: z.number(), Timestamp: moment })).optional(),
});

export function toTrainingJob(reply: z.output<typeof describeReply>): TrainingJob {
  const phases = (reply.SecondaryStatusTransitions ?? []).map((one) => ({
    status: one.Status,
    startedAt: one.StartTime,
    endedAt: one.EndTime,
    message: one.StatusMessage,
  }));
  const { AlgorithmSpecification: algorithm, ResourceConfig: resources } = reply;
  return {
    ...toSummary(reply),
    statusMessage: phases.at(-1)?.message ?? null,
    startedAt: reply.TrainingStartTime,
    algorithm: algorithm.TrainingImage ?? algorithm.AlgorithmName,
    instanceType: resources?.InstanceType ?? null,
    failureReason: reply.FailureReason,
    phases,
    image: algorithm.TrainingImage,
    entrypoint: algorithm.ContainerEntrypoint ?? [],
    arguments: algorithm.ContainerArguments ?? [],
    metricDefinitions: (algorithm.MetricDefinitions ?? []).map(({ Name, Regex }) => ({ name: Name, regex: Regex })),
    roleArn: reply.RoleArn ?? '',
    hyperParameters: reply.HyperParameters ?? {},
    environment: reply.Environment ?? {},
    // A channel may come from a file system instead; such inputs are not S3 addresses to open.
    inputs: (reply.InputDataConfig ?? []).flatMap(({ ChannelName, ContentType, DataSource }) => {
      const s3Uri = DataSource?.S3DataSource?.S3Uri;
      return s3Uri ? [{ channel: ChannelName, s3Uri: withKey(s3Uri), contentType: ContentType }] : [];
    }),
    outputS3Uri: reply.OutputDataConfig?.S3OutputPath ?? '',
    artifactS3Uri: artifact(reply),
    checkpointS3Uri: reply.CheckpointConfig?.S3Uri ?? null,
    instanceCount: Math.max(1, resources?.InstanceCount ?? 1),
    volumeGb: resources?.VolumeSizeInGB ?? 0,
    maxRuntimeSeconds: reply.StoppingCondition?.MaxRuntimeInSeconds ?? null,
    spot: reply.EnableManagedSpotTraining ?? false,
    maxWaitSeconds: reply.StoppingCondition?.MaxWaitTimeInSeconds || null,
    checkpointLocalPath: reply.CheckpointConfig?.LocalPath || null,
    network: {
      subnetIds: reply.VpcConfig?.Subnets ?? [],
      securityGroupIds: reply.VpcConfig?.SecurityGroupIds ?? [],
      isolation: reply.EnableNetworkIsolation ?? false,
      encryptTraffic: reply.EnableInterContainerTrafficEncryption ?? false,
    },
    // No key is an empty text in some descriptions.
    volumeKmsKeyId: resources?.VolumeKmsKeyId || null,
    outputKmsKeyId: reply.OutputDataConfig?.KmsKeyId || null,
    outputCompression: reply.OutputDataConfig?.CompressionType ?? 'GZIP',
    inputMode: algorithm.TrainingInputMode ?? 'File',
    retryAttempts: reply.RetryStrategy?.MaximumRetryAttempts || null,
    keepAliveSeconds: resources?.KeepAlivePeriodInSeconds || null,
    trainingSeconds: reply.TrainingTimeInSeconds ?? null,
    billableSeconds: reply.BillableTimeInSeconds ?? null,
    finalMetrics: finalMetrics(reply),
  };
}

/** The service names the place of the artifact before there is one. */
function artifact(reply: z.output<typeof describeReply>): string | null {
  const ended = reply.TrainingJobStatus === 'Completed' || reply.TrainingJobStatus === 'Stopped';
  return ended ? (reply.ModelArtifacts?.S3ModelArtifacts ?? null) || null : null;
}

function finalMetrics(reply: z.output<typeof describeReply>): readonly { name: string; value: number; at: Instant }[] {
  return (reply.FinalMetricDataList ?? []).map(({ MetricName, Value, Timestamp }) => ({
    name: MetricName,
    value: Value,
    at: Timestamp,
  }));
}

/** s3://bucket names the whole bucket, which the model writes with its slash. */
function withKey(s3Uri: string): string {
  return /^s3:\/\/[^/]+$/.test(s3Uri) ? `${s3Uri}/` : s3Uri;
}
