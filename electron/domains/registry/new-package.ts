import { z } from 'zod';
import { approvalStatusSchema, packageGroupNameSchema } from '../../../shared/model/model-package';
import type { NewPackage } from './ports';

const newPackageSchema: z.ZodType<NewPackage> = z.object({
  group: packageGroupNameSchema,
  clientToken: z.string().min(1),
  description: z.string().nullable(),
  image: z.string(),
  modelDataUrl: z.string(),
  contentTypes: z.array(z.string()),
  responseTypes: z.array(z.string()),
  environment: z.record(z.string(), z.string()),
  metricsS3Uri: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  approval: approvalStatusSchema,
});

/** A request as it was journaled; null when it is something else by now. */
export function parseNewPackage(json: string): NewPackage | null {
  try {
    return newPackageSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
