import { z } from 'zod';
import { vpcSchema } from '../model/account-network';
import { executionRoleSchema, kmsKeySchema, repositoryImageSchema, repositorySchema } from '../model/account-resources';
import { archiveUploadSchema } from '../model/code/upload';
import { roleRequestSchema } from '../model/execution-role';
import { chosenImageSchema } from '../model/image-address';
import { scriptSchema } from '../model/script-mode';
import { command } from './define';
import { confirmationSchema, inWorkspace } from './scope';

/** What the account has, or why the workspace has no such thing: that is an answer, not a failure. */
function listedOrAbsent<S extends z.ZodRawShape>(shape: S) {
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('listed'), ...shape }).readonly(),
    z.object({ kind: z.literal('absent'), reason: z.string() }).readonly(),
  ]);
}

const bucketName = z.string().min(3).max(63);
const uploadedSource = z
  .object({
    s3Uri: z.string(),
    files: z.array(z.string()).readonly(),
    bytes: z.number().int().nonnegative(),
    /** The same for other hands, in the code of a launch. */
    upload: archiveUploadSchema,
  })
  .readonly();

/** What an account has that jobs run with: network, keys, roles, container images. */
export const accountCommands = {
  'account.network': command({
    effect: 'read',
    input: inWorkspace,
    output: listedOrAbsent({ vpcs: z.array(vpcSchema).readonly() }),
  }),
  'account.keys': command({
    effect: 'read',
    input: inWorkspace,
    output: listedOrAbsent({ keys: z.array(kmsKeySchema).readonly() }),
  }),
  /** Roles that SageMaker may assume. */
  'account.roles': command({
    effect: 'read',
    input: inWorkspace,
    output: listedOrAbsent({ roles: z.array(executionRoleSchema).readonly() }),
  }),
  /** Makes an execution role with the policy of shared/model/execution-role.ts; resolves when it was read back. */
  'account.createRole': command({
    effect: 'grant',
    input: inWorkspace.extend({ request: roleRequestSchema, confirmed: confirmationSchema }),
    output: z.object({ name: z.string(), arn: z.string() }).readonly(),
  }),
  /** The repositories, and the images of one of them, newest first. */
  'account.images': command({
    effect: 'read',
    input: inWorkspace.extend({ repository: z.string().min(2).max(256).nullable() }),
    output: listedOrAbsent({
      repositories: z.array(repositorySchema).readonly(),
      images: z.array(repositoryImageSchema).readonly(),
    }),
  }),
  /**
   * Packs a folder of source code as script mode wants it and uploads it under the hash of its content, so
   * that no later upload changes what an earlier job ran. `token` is from `objects.choose`.
   */
  'account.uploadSource': command({
    effect: 'change',
    input: inWorkspace.extend({ token: z.string(), bucket: bucketName }),
    output: uploadedSource,
  }),
  /** What a recipe brings along: the image for this region and instance, and where its program would be in the bucket. */
  'account.planProgram': command({
    effect: 'read',
    input: inWorkspace.extend({ recipeId: z.string().max(128), instanceType: z.string().max(64), bucket: bucketName }),
    output: z
      .object({ image: chosenImageSchema, script: scriptSchema.nullable(), upload: archiveUploadSchema.nullable() })
      .readonly(),
  }),
  /** Uploads a recipe's own program, to where `account.planProgram` says. */
  'account.uploadProgram': command({
    effect: 'change',
    input: inWorkspace.extend({ recipeId: z.string().max(128), bucket: bucketName }),
    output: uploadedSource,
  }),
} as const;
