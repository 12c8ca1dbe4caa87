import { z } from 'zod';
import { stream } from './define';
import { inWorkspace } from './scope';

/** One thing a workspace needs, looked at. */
export const doctorCheckSchema = z
  .object({
    id: z.string(),
    /** What it belongs to, in words, e.g. "Profile"; checks of one area follow each other. */
    area: z.string(),
    title: z.string(),
    outcome: z.enum(['good', 'warning', 'bad', 'skipped']),
    /** What was found. */
    detail: z.string(),
    /** What to do about it; null when nothing has to be done. */
    hint: z.string().nullable(),
  })
  .readonly();
export type DoctorCheck = z.infer<typeof doctorCheckSchema>;

export const doctorStreams = {
  /** Checks one after the other, as each is done; ends with the last. Nothing is changed, nobody is asked to sign in. */
  'doctor.run': stream({ input: inWorkspace, item: doctorCheckSchema }),
} as const;
