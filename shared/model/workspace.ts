import { z } from 'zod';
import { instantSchema } from './time';
import { workspaceColours } from './workspace-entry';

/** Where jobs run: an AWS account and region, or SageMaker on this machine. */
export const workspaceSchema = z
  .object({
    id: z.string().min(1).max(128),
    kind: z.enum(['local', 'aws']),
    name: z.string().min(1),
    region: z.string().min(1),
    accountId: z.string().regex(/^\d{12}$/),
    /** Account alias; null where there is none or it may not be asked. Kept rows of 0.1.0 lack this and all that follow. */
    alias: z.string().nullable().default(null),
    /** Of its windows; null for the local workspace, which has the product's own. */
    colour: z.enum(workspaceColours).nullable().default(null),
    /** Read-only: nothing is created, changed or deleted from this console. */
    access: z.enum(['full', 'read-only']).default('full'),
    production: z.boolean().default(false),
    /** Role new jobs run under and bucket new data goes to, where a person chose them. */
    roleArn: z.string().nullable().default(null),
    bucket: z.string().nullable().default(null),
  })
  .readonly();
export type Workspace = z.infer<typeof workspaceSchema>;

/** The one local workspace of a machine. Its store rows are kept under this id. */
export const localWorkspaceId = 'local';

export const connectionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connecting'), since: instantSchema }).readonly(),
  z
    .object({
      kind: z.literal('online'),
      since: instantSchema,
      /** AWS asks for fewer calls, and something a person asked for waits and is tried again. */
      slowed: z.boolean().optional(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('offline'),
      since: instantSchema,
      reason: z.string(),
      /** Code of the failure behind it, e.g. `credentials.expired`: what a person can do depends on it. */
      code: z.string(),
    })
    .readonly(),
]);
export type Connection = z.infer<typeof connectionSchema>;

/** The Electron (or Node) the console runs on; `evaluation` marks the registry-borne stand-in. */
export const runtimeInfoSchema = z
  .object({
    name: z.enum(['electron', 'node']),
    version: z.string(),
    evaluation: z.boolean(),
  })
  .readonly();
export type RuntimeInfo = z.infer<typeof runtimeInfoSchema>;
