import { z } from 'zod';
import { rowFormatSchema } from './row-format';
import { instantSchema } from './time';

export const dataObjectSchema = z
  .object({
    s3Uri: z.string(),
    key: z.string(),
    bytes: z.number().int().nonnegative(),
    modifiedAt: instantSchema,
  })
  .readonly();
export type DataObject = z.infer<typeof dataObjectSchema>;

/**
 * What a text file holds, read before it is used: rows, labels and what is wrong with it. In a dialogue the labels are
 * the characters.
 */
export const dataPreviewSchema = z
  .object({
    name: z.string(),
    format: rowFormatSchema,
    bytes: z.number().int().nonnegative(),
    rows: z.number().int().nonnegative(),
    labels: z.array(z.object({ label: z.string(), count: z.number().int() }).readonly()).readonly(),
    sample: z.array(z.object({ text: z.string(), label: z.string() }).readonly()).readonly(),
    /** Sentences that say what, where (line) and what to do; empty when the file is fine. */
    problems: z.array(z.string()).readonly(),
  })
  .readonly();
export type DataPreview = z.infer<typeof dataPreviewSchema>;
