import { z } from 'zod';
import { instantSchema } from './time';

/** ModelApprovalStatus of the SageMaker API, under its own names. */
export const approvalStatuses = ['PendingManualApproval', 'Approved', 'Rejected'] as const;
export const approvalStatusSchema = z.enum(approvalStatuses);
export type ApprovalStatus = z.infer<typeof approvalStatusSchema>;

/** Name of a model package group, as the SageMaker API constrains it. */
export const packageGroupNameSchema = z
  .string()
  .min(1, 'Give the group a name.')
  .max(63, 'A group name has at most 63 characters.')
  .regex(
    /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/,
    'A group name has letters, digits and hyphens, and neither begins nor ends with a hyphen.',
  );

export const packageGroupSchema = z
  .object({
    name: z.string(),
    arn: z.string(),
    description: z.string().nullable(),
    status: z.string(),
    createdAt: instantSchema,
  })
  .readonly();
export type PackageGroup = z.infer<typeof packageGroupSchema>;

export const packageSummarySchema = z
  .object({
    arn: z.string(),
    group: z.string(),
    version: z.number().int().positive(),
    /** Pending, InProgress, Completed, Failed or Deleting. */
    status: z.string(),
    approval: approvalStatusSchema,
    description: z.string().nullable(),
    createdAt: instantSchema,
  })
  .readonly();
export type PackageSummary = z.infer<typeof packageSummarySchema>;

/** One version of the registry, described. */
export const modelPackageSchema = z
  .object({
    ...packageSummarySchema.unwrap().shape,
    image: z.string().nullable(),
    /** s3:// address of model.tar.gz. */
    modelDataUrl: z.string().nullable(),
    contentTypes: z.array(z.string()).readonly(),
    responseTypes: z.array(z.string()).readonly(),
    /** The note given with the approval or the rejection. */
    approvalNote: z.string().nullable(),
    modifiedAt: instantSchema.nullable(),
    /** s3:// address of the model-quality report (evaluation.json), where one was registered. */
    metricsS3Uri: z.string().nullable(),
    metadata: z.record(z.string(), z.string()).readonly(),
    environment: z.record(z.string(), z.string()).readonly(),
  })
  .readonly();
export type ModelPackage = z.infer<typeof modelPackageSchema>;
