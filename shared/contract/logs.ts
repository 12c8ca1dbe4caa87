import { z } from 'zod';
import { logLineSchema } from '../model/log-line';
import { instantSchema } from '../model/time';
import { trainingJobNameSchema } from '../model/training-spec';
import { command, stream } from './define';
import { inWorkspace } from './scope';

const jobLog = inWorkspace.extend({ jobName: trainingJobNameSchema });

/** Lines by index from the store; a page may be shorter than asked at the end of the log. */
export function logPage<Of extends z.ZodRawShape>(of: z.ZodObject<Of>) {
  return command({
    effect: 'read',
    input: of.extend({ from: z.number().int().nonnegative(), count: z.number().int().min(1).max(2_000) }),
    output: z
      .object({
        total: z.number().int().nonnegative(),
        fetchedAt: instantSchema.nullable(),
        lines: z.array(logLineSchema).readonly(),
      })
      .readonly(),
  });
}

export const logCommands = { 'logs.page': logPage(jobLog) } as const;

/** An item of a log that is followed. */
export const logItemSchema = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('held'), total: z.number().int().nonnegative(), fetchedAt: instantSchema.nullable() })
    .readonly(),
  z.object({ kind: z.literal('lines'), lines: z.array(logLineSchema).readonly() }).readonly(),
  /** The live tail broke or was sampled; what was missed is fetched again and follows as lines. */
  z.object({ kind: z.literal('gap'), at: instantSchema, reason: z.string() }).readonly(),
]);

export const logStreams = {
  /** First the number of lines held, then new lines as they arrive; stored before they are shown. */
  'logs.follow': stream({ input: jobLog, item: logItemSchema }),
} as const;
