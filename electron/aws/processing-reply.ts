import { z } from 'zod';
import {
  type ProcessingJob,
  type ProcessingJobSummary,
  type ProcessingPlace,
  processingJobStatusSchema,
  processingPlaceSchema,
} from '../../shared/model/processing-job';

const moment = z.date().transform((date) => date.getTime());
const optionalMoment = moment.optional().transform((at) => at ?? null);
const text = z
  .string()
  .optional()
  .transform((value) => value ?? null);
/** SageMaker's limit of a job that names none: a day. */
const defaultMaxRuntimeSeconds = 86_400;

const summaryReply = z.object({
  ProcessingJobName: z.string(),
  ProcessingJobArn: z.string(),
  ProcessingJobStatus: processingJobStatusSchema,
  CreationTime: moment,
  LastModifiedTime: optionalMoment,
  ProcessingEndTime: optionalMoment,
  ExitMessage: text,
  FailureReason: text,
});

/** One page of ListProcessingJobs. */
export const listReply = z.object({
  ProcessingJobSummaries: z.array(summaryReply),
  NextToken: z.string().optional(),
});

/** Image and start are not in a listing; they stay null until the job was described. */
export function toSummary(reply: z.output<typeof summaryReply>): ProcessingJobSummary {
  return {
    name: reply.ProcessingJobName,
    arn: reply.ProcessingJobArn,
    status: reply.ProcessingJobStatus,
    createdAt: reply.CreationTime,
    modifiedAt: reply.LastModifiedTime ?? reply.CreationTime,
    startedAt: null,
    endedAt: reply.ProcessingEndTime,
    statusMessage: reply.ExitMessage,
    failureReason: reply.FailureReason,
    program: null,
  };
}

const s3Place = z.object({ S3Uri: z.string(), LocalPath: text }).optional();

/** The parts of DescribeProcessingJob the console shows. */
export const describeReply = z.object({
  ...summaryReply.shape,
  ProcessingStartTime: optionalMoment,
  AppSpecification: z.object({
    ImageUri: z.string(),
    ContainerEntrypoint: z.array(z.string()).optional(),
    ContainerArguments: z.array(z.string()).optional(),
  }),
  Environment: z.record(z.string(), z.string()).optional(),
  ProcessingInputs: z.array(z.object({ InputName: z.string(), S3Input: s3Place })).optional(),
  ProcessingOutputConfig: z
    .object({ Outputs: z.array(z.object({ OutputName: z.string(), S3Output: s3Place })) })
    .optional(),
  ProcessingResources: z
    .object({
      ClusterConfig: z.object({ InstanceType: text, VolumeSizeInGB: z.number().int().optional() }).optional(),
    })
    .optional(),
  RoleArn: z.string().optional(),
  StoppingCondition: z.object({ MaxRuntimeInSeconds: z.number().int().optional() }).optional(),
});

export function toProcessingJob(reply: z.output<typeof describeReply>): ProcessingJob {
  const app = reply.AppSpecification;
  const cluster = reply.ProcessingResources?.ClusterConfig;
  return {
    ...toSummary(reply),
    startedAt: reply.ProcessingStartTime,
    program: app.ImageUri,
    spec: {
      name: reply.ProcessingJobName,
      image: app.ImageUri,
      entrypoint: app.ContainerEntrypoint ?? [],
      arguments: app.ContainerArguments ?? [],
      environment: reply.Environment ?? {},
      inputs: (reply.ProcessingInputs ?? []).flatMap(({ InputName, S3Input }) => place(InputName, S3Input)),
      outputs: (reply.ProcessingOutputConfig?.Outputs ?? []).flatMap(({ OutputName, S3Output }) =>
        place(OutputName, S3Output),
      ),
      roleArn: reply.RoleArn ?? '',
      instanceType: cluster?.InstanceType ?? '',
      volumeGb: Math.max(1, cluster?.VolumeSizeInGB ?? 1),
      maxRuntimeSeconds: reply.StoppingCondition?.MaxRuntimeInSeconds ?? defaultMaxRuntimeSeconds,
      // A description does not repeat tags.
      tags: {},
    },
  };
}

/** Inputs may come from Athena and outputs go to a feature store instead; such places are no S3 addresses to open. */
function place(name: string, s3: z.output<typeof s3Place>): readonly ProcessingPlace[] {
  const found = processingPlaceSchema.safeParse({
    name,
    s3Uri: s3 && /^s3:\/\/[^/]+$/.test(s3.S3Uri) ? `${s3.S3Uri}/` : s3?.S3Uri,
    localPath: s3?.LocalPath,
  });
  return found.success ? [found.data] : [];
}
