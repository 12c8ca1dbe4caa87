import { z } from 'zod';
import { notificationSchema } from '../model/notification';
import { overviewSchema } from '../model/overview';
import { resourceSchema, thingSchema } from '../model/thing';
import { command, stream } from './define';
import { inWorkspace } from './scope';

/** What Home, the command palette, the bell and the guided tour ask. */
export const overviewCommands = {
  /** From what is kept, at once. */
  'overview.show': command({ effect: 'read', input: inWorkspace, output: overviewSchema }),
  /** Everything the workspace holds that has a screen of its own, newest first, from what is kept. */
  'overview.resources': command({ effect: 'read', input: inWorkspace, output: z.array(resourceSchema).readonly() }),
  /** Somebody looked at it: what asked for that is not asked again. */
  'overview.looked': command({
    effect: 'change',
    input: inWorkspace.extend({ thing: thingSchema }),
    output: z.object({}).readonly(),
  }),
  /** Everything in the bell counts as read. */
  'notifications.read': command({ effect: 'change', input: inWorkspace, output: z.object({}).readonly() }),
  'notifications.clear': command({ effect: 'change', input: inWorkspace, output: z.object({}).readonly() }),
} as const;

export const overviewStreams = {
  /** What is kept first, then the whole again whenever anything in it changed. */
  'overview.watch': stream({ input: inWorkspace, item: overviewSchema }),
  /** What is kept first, newest first, then the whole list again with each that comes. */
  'notifications.watch': stream({
    input: inWorkspace,
    item: z
      .object({ notifications: z.array(notificationSchema).readonly(), unread: z.number().int().nonnegative() })
      .readonly(),
  }),
} as const;
