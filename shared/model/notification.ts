import { z } from 'zod';
import { thingSchema } from './thing';
import { instantSchema } from './time';

/** Something that came to an end while nobody had to watch it. */
export const notificationSchema = z
  .object({
    id: z.string(),
    at: instantSchema,
    tone: z.enum(['success', 'error', 'warning']),
    title: z.string(),
    detail: z.string().nullable(),
    thing: thingSchema,
  })
  .readonly();
export type Notification = z.infer<typeof notificationSchema>;
