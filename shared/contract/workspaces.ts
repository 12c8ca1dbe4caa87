import { z } from 'zod';
import { awsProfileSchema } from '../model/aws-profile';
import { instantSchema } from '../model/time';
import { connectionSchema, workspaceSchema } from '../model/workspace';
import { workspaceEntrySchema } from '../model/workspace-entry';
import { command, stream } from './define';
import { inWorkspace } from './scope';

/** The local workspace, or one on AWS. `workspace` is null until its account was reached once. */
export const workspaceRowSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['local', 'aws']),
    name: z.string(),
    entry: workspaceEntrySchema.nullable(),
    workspace: workspaceSchema.nullable(),
    /** Null while no window and no command has asked for it. */
    connection: connectionSchema.nullable(),
  })
  .readonly();
export type WorkspaceRow = z.infer<typeof workspaceRowSchema>;
const rowsSchema = z.object({ workspaces: z.array(workspaceRowSchema).readonly() }).readonly();

const newEntry = workspaceEntrySchema.unwrap().pick({
  profile: true,
  region: true,
  name: true,
  colour: true,
  production: true,
});

/** Something only a person can do before credentials can be had. */
export const promptSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('mfa'),
      id: z.string(),
      profile: z.string(),
      serial: z.string(),
      attempt: z.number().int().min(1),
      /** Why the code is needed, e.g. "to delete the endpoint hawkins". */
      reason: z.string(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('sso'),
      id: z.string(),
      profile: z.string(),
      userCode: z.string(),
      /** Host of the sign-in page, for people to check; the page itself is opened by `prompts.open`. */
      host: z.string(),
      expiresAt: instantSchema,
    })
    .readonly(),
]);
export type Prompt = z.infer<typeof promptSchema>;

export const workspacesCommands = {
  'workspaces.list': command({ effect: 'read', input: z.object({}), output: rowsSchema }),
  /** Profiles of the AWS configuration files as they are now. */
  'workspaces.profiles': command({
    effect: 'read',
    input: z.object({}),
    output: z
      .object({
        profiles: z.array(awsProfileSchema).readonly(),
        /** Files that were read, and what is wrong with one, in words. */
        files: z.array(z.object({ path: z.string(), problem: z.string().nullable() }).readonly()).readonly(),
      })
      .readonly(),
  }),
  'workspaces.add': command({ effect: 'change', input: newEntry, output: workspaceRowSchema }),
  /** Everything but id, profile and region, which make the workspace what it is. */
  'workspaces.update': command({
    effect: 'change',
    input: inWorkspace.extend({
      changes: workspaceEntrySchema.unwrap().omit({ id: true, profile: true, region: true }).partial(),
    }),
    output: workspaceRowSchema,
  }),
  /** Forgets the entry. What was kept for offline reading stays until it is deleted in the settings. */
  'workspaces.remove': command({ effect: 'change', input: inWorkspace, output: z.object({}) }),
  /** Opens the workspace's window, or brings it to the front. */
  'workspaces.open': command({ effect: 'read', input: inWorkspace, output: z.object({}) }),
  'prompts.answer': command({
    effect: 'change',
    input: z.object({
      id: z.string().max(64),
      code: z
        .string()
        .regex(/^\d{6}$/, 'An MFA code has 6 digits.')
        .nullable(),
    }),
    output: z.object({}),
  }),
  /** Opens the sign-in page of an SSO prompt in the system's browser. */
  'prompts.open': command({ effect: 'change', input: z.object({ id: z.string().max(64) }), output: z.object({}) }),
} as const;

export const workspacesStreams = {
  'workspaces.watch': stream({ input: z.object({}), item: rowsSchema }),
  /** What waits for a person now, oldest first; empty when nothing does. */
  'prompts.watch': stream({
    input: z.object({}),
    item: z.object({ prompts: z.array(promptSchema).readonly() }).readonly(),
  }),
} as const;
