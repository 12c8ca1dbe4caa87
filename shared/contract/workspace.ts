import { z } from 'zod';
import { errorCodes } from '../errors/codes';
import { connectionSchema, runtimeInfoSchema, workspaceSchema } from '../model/workspace';
import { command, stream } from './define';
import { inWorkspace } from './scope';

/** What the status bar shows. `running` counts jobs that are InProgress or Stopping. */
export const workspaceStateSchema = z
  .object({
    workspace: workspaceSchema,
    connection: connectionSchema,
    running: z.number().int().nonnegative(),
    runtime: runtimeInfoSchema,
    appVersion: z.string(),
    /** Default place for a new job's role, data and output in this workspace. `roleArn` is empty while no role was picked on AWS. */
    defaults: z.object({ roleArn: z.string(), bucket: z.string() }).readonly(),
    /** What a person must know about this window as a whole, e.g. that the offline store cannot be written. */
    notices: z
      .array(z.object({ code: z.enum(errorCodes), message: z.string(), hint: z.string() }).readonly())
      .readonly(),
  })
  .readonly();
export type WorkspaceState = z.infer<typeof workspaceStateSchema>;

export const workspaceCommands = {
  'workspace.current': command({ effect: 'read', input: inWorkspace, output: workspaceStateSchema }),
  /** Starts the local workspace when it is not running; signs in to one on AWS when that is needed. */
  'workspace.reconnect': command({ effect: 'change', input: inWorkspace, output: workspaceStateSchema }),
} as const;

export const workspaceStreams = {
  'workspace.watch': stream({ input: inWorkspace, item: workspaceStateSchema }),
} as const;
