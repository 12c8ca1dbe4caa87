import { z } from 'zod';
import {
  approvalStatusSchema,
  type ModelPackage,
  type PackageGroup,
  type PackageSummary,
} from '../../shared/model/model-package';

const moment = z.date().transform((date) => date.getTime());
const text = z
  .string()
  .optional()
  .transform((value) => value ?? null);

const groupReply = z.object({
  ModelPackageGroupName: z.string(),
  ModelPackageGroupArn: z.string(),
  ModelPackageGroupDescription: text,
  ModelPackageGroupStatus: z.string(),
  CreationTime: moment,
});

/** One page of ListModelPackageGroups. */
export const groupsReply = z.object({
  ModelPackageGroupSummaryList: z.array(groupReply),
  NextToken: z.string().optional(),
});

export function toGroup(reply: z.output<typeof groupReply>): PackageGroup {
  return {
    name: reply.ModelPackageGroupName,
    arn: reply.ModelPackageGroupArn,
    description: reply.ModelPackageGroupDescription,
    status: reply.ModelPackageGroupStatus,
    createdAt: reply.CreationTime,
  };
}

const summaryReply = z.object({
  ModelPackageArn: z.string(),
  ModelPackageGroupName: text,
  ModelPackageVersion: z.number().int().optional(),
  ModelPackageDescription: text,
  ModelPackageStatus: z.string(),
  // A version that nobody was asked to approve waits for it all the same.
  ModelApprovalStatus: approvalStatusSchema.optional().default('PendingManualApproval'),
  CreationTime: moment,
});

/** One page of ListModelPackages. */
export const packagesReply = z.object({
  ModelPackageSummaryList: z.array(summaryReply),
  NextToken: z.string().optional(),
});

/** Null for a package that is no version of a group. */
export function toSummary(reply: z.output<typeof summaryReply>): PackageSummary | null {
  const group = reply.ModelPackageGroupName;
  if (group === null || reply.ModelPackageVersion === undefined || reply.ModelPackageVersion < 1) return null;
  return {
    arn: reply.ModelPackageArn,
    // Some services repeat the ARN they were asked with.
    group: group.slice(group.lastIndexOf('/') + 1),
    version: reply.ModelPackageVersion,
    status: reply.ModelPackageStatus,
    approval: reply.ModelApprovalStatus,
    description: reply.ModelPackageDescription,
    createdAt: reply.CreationTime,
  };
}

/** The parts of DescribeModelPackage the console shows. */
export const describePackageReply = z.object({
  ...summaryReply.shape,
  InferenceSpecification: z
    .object({
      Containers: z
        .array(
          z.object({
            Image: text,
            ModelDataUrl: text,
            Environment: z.record(z.string(), z.string()).optional(),
          }),
        )
        .optional(),
      SupportedContentTypes: z.array(z.string()).optional(),
      SupportedResponseMIMETypes: z.array(z.string()).optional(),
    })
    .nullish(),
  ApprovalDescription: text,
  LastModifiedTime: moment.optional(),
  ModelMetrics: z
    .object({
      ModelQuality: z.object({ Statistics: z.object({ S3Uri: z.string() }).optional() }).optional(),
    })
    .nullish(),
  CustomerMetadataProperties: z.record(z.string(), z.string()).nullish(),
});

/** Of several containers in a row the first is shown: it takes the request. Null as in toSummary. */
export function toPackage(reply: z.output<typeof describePackageReply>): ModelPackage | null {
  const summary = toSummary(reply);
  if (summary === null) return null;
  const inference = reply.InferenceSpecification;
  const container = inference?.Containers?.[0];
  return {
    ...summary,
    image: container?.Image ?? null,
    modelDataUrl: container?.ModelDataUrl ?? null,
    contentTypes: inference?.SupportedContentTypes ?? [],
    responseTypes: inference?.SupportedResponseMIMETypes ?? [],
    approvalNote: reply.ApprovalDescription || null,
    modifiedAt: reply.LastModifiedTime ?? null,
    metricsS3Uri: reply.ModelMetrics?.ModelQuality?.Statistics?.S3Uri ?? null,
    metadata: reply.CustomerMetadataProperties ?? {},
    environment: container?.Environment ?? {},
  };
}
