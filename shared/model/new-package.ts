import { z } from 'zod';
import { approvalStatusSchema, packageGroupNameSchema } from './model-package';

/** What a version is made of, before anybody has asked for it. */
export const plannedPackageSchema = z
  .object({
    group: packageGroupNameSchema,
    description: z.string().nullable(),
    image: z.string(),
    modelDataUrl: z.string(),
    contentTypes: z.array(z.string()).readonly(),
    responseTypes: z.array(z.string()).readonly(),
    environment: z.record(z.string(), z.string()).readonly(),
    metricsS3Uri: z.string().nullable(),
    metadata: z.record(z.string(), z.string()).readonly(),
    approval: approvalStatusSchema,
  })
  .readonly();
export type PlannedPackage = z.infer<typeof plannedPackageSchema>;

/** The same without what a person gives: what the job itself makes of it. */
export const packagePartsSchema = plannedPackageSchema.unwrap().omit({ group: true, description: true }).readonly();
export type PackageParts = z.infer<typeof packagePartsSchema>;

/** What CreateModelPackage is asked for. `clientToken` makes the call safe to repeat: journal it before the call. */
export const newPackageSchema = z
  .object({ ...plannedPackageSchema.unwrap().shape, clientToken: z.string().min(1) })
  .readonly();
export type NewPackage = z.infer<typeof newPackageSchema>;
