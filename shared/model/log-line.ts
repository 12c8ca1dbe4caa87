import { z } from 'zod';
import { instantSchema } from './time';

/** One stored log event of a job. `index` is dense per job, from 0, in order of arrival. */
export const logLineSchema = z
  .object({
    index: z.number().int().nonnegative(),
    /** When the process wrote it. */
    at: instantSchema,
    /** CloudWatch log stream, e.g. my-job/algo-1-1763880000. */
    stream: z.string(),
    text: z.string(),
  })
  .readonly();
export type LogLine = z.infer<typeof logLineSchema>;
