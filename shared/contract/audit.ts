import { z } from 'zod';
import { auditFilterSchema, auditRecordSchema, auditVerdictSchema } from '../model/audit-record';
import { command } from './define';

/** The log of every call that changed something, for all workspaces of this console. */
export const auditCommands = {
  /** Newest first; `before` is the last sequence of the page before. */
  'audit.list': command({
    effect: 'read',
    input: z.object({
      filter: auditFilterSchema,
      before: z.number().int().positive().nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z
      .object({
        records: z.array(auditRecordSchema).readonly(),
        more: z.boolean(),
        /** Calls of this session the store did not take; the program's own log names them. */
        unrecorded: z.number().int().nonnegative(),
      })
      .readonly(),
  }),
  /** Walks the whole chain; a broken one is a result. */
  'audit.verify': command({ effect: 'read', input: z.object({}), output: auditVerdictSchema }),
  /** Asks where to save, then writes every entry there as JSON lines; null when the dialog was cancelled. */
  'audit.export': command({
    effect: 'read',
    input: z.object({}),
    output: z
      .object({ fileName: z.string(), entries: z.number().int(), bytes: z.number().int() })
      .readonly()
      .nullable(),
  }),
} as const;
