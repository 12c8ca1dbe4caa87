import { z } from 'zod';
import { dialogueRecordSchema } from './dialogue-record';

const count = z.number().int().nonnegative();

/** Figure of the one version beside the same of the other. */
const pair = z.object({ from: count, to: count });

/** What changed from one version of a data set to another. Records are compared by id. */
export const datasetDifferenceSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    added: count,
    removed: count,
    kept: count,
    /** Kept lines that went to another split. */
    movedSplit: count,
    counts: z.array(pair.extend({ name: z.string() }).readonly()).readonly(),
    sources: z
      .array(z.object({ file: z.string(), change: z.enum(['added', 'removed', 'changed', 'same']) }).readonly())
      .readonly(),
    /** Options that differ, as JSON. */
    options: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() }).readonly()).readonly(),
    speakers: z.array(pair.extend({ name: z.string() }).readonly()).readonly(),
    locations: z.array(pair.extend({ name: z.string() }).readonly()).readonly(),
    /** The first lines of each, at most 50. */
    addedSample: z.array(dialogueRecordSchema).readonly(),
    removedSample: z.array(dialogueRecordSchema).readonly(),
  })
  .readonly();
export type DatasetDifference = z.infer<typeof datasetDifferenceSchema>;
