import { z } from 'zod';
import { instantSchema } from './time';

export const kmsKeySchema = z
  .object({
    id: z.string(),
    arn: z.string(),
    /** With their prefix: alias/training. */
    aliases: z.array(z.string()).readonly(),
    description: z.string(),
    manager: z.enum(['aws', 'customer']).nullable(),
    /** Enabled and symmetric, which is what SageMaker can use; null when the account may not look. */
    usable: z.boolean().nullable(),
  })
  .readonly();
export type KmsKey = z.infer<typeof kmsKeySchema>;

/** A role that SageMaker may assume. */
export const executionRoleSchema = z
  .object({
    name: z.string(),
    arn: z.string(),
    description: z.string(),
    createdAt: instantSchema.nullable(),
  })
  .readonly();
export type ExecutionRole = z.infer<typeof executionRoleSchema>;

export const repositorySchema = z
  .object({ name: z.string(), uri: z.string(), createdAt: instantSchema.nullable() })
  .readonly();
export type Repository = z.infer<typeof repositorySchema>;

export const repositoryImageSchema = z
  .object({
    digest: z.string(),
    tags: z.array(z.string()).readonly(),
    /** Bytes to be pulled, compressed. */
    bytes: z.number().int().nonnegative().nullable(),
    pushedAt: instantSchema.nullable(),
    /** As in linux/amd64: amd64, arm64 …; null when the registry would not say. */
    architectures: z.array(z.string()).readonly().nullable(),
    scan: z
      .object({
        /** COMPLETE, FAILED, IN_PROGRESS … as the registry words it. */
        status: z.string(),
        /** Severity → number of findings; null until the scan is complete. */
        findings: z.record(z.string(), z.number().int().nonnegative()).readonly().nullable(),
      })
      .readonly()
      .nullable(),
  })
  .readonly();
export type RepositoryImage = z.infer<typeof repositoryImageSchema>;

/** The architecture of SageMaker's training instances. */
export const trainingArchitecture = 'amd64';

/** What stands against using an image for training, as a sentence; null when nothing is known to. */
export function imageRemark({ architectures, scan }: RepositoryImage): string | null {
  if (architectures !== null && architectures.length > 0 && !architectures.includes(trainingArchitecture)) {
    return `Built for ${architectures.join(', ')}; training instances are ${trainingArchitecture}.`;
  }
  const critical = scan?.findings?.CRITICAL ?? 0;
  return critical === 0 ? null : `The scan found ${critical} critical ${critical === 1 ? 'weakness' : 'weaknesses'}.`;
}
