import { z } from 'zod';
import { instantSchema } from '../time';
import { splitNameSchema } from './dialogue-record';
import { preparationOptionsSchema, transcriptFormatSchema } from './preparation';

const count = z.number().int().nonnegative();

/** What a prepared data set is and where it comes from: `card.json` as `prepare-dialogue` writes it. */
export const dataCardSchema = z
  .object({
    version: z.literal(1),
    name: z.string(),
    createdAt: instantSchema,
    options: preparationOptionsSchema,
    sources: z
      .array(
        z
          .object({
            /** Path below the imported folder. */
            file: z.string(),
            bytes: count,
            sha256: z.string().regex(/^[0-9a-f]{64}$/),
            format: transcriptFormatSchema,
            /** As detected, e.g. UTF-8, UTF-16LE, windows-1252. */
            encoding: z.string(),
            records: count,
          })
          .readonly(),
      )
      .readonly(),
    /** SHA-256 of records.jsonl, hexadecimal: two versions with the same one hold the same lines. */
    recordsSha256: z.string().regex(/^[0-9a-f]{64}$/),
    counts: z
      .object({ records: count, words: count, episodes: count, scenes: count, speakers: count, locations: count })
      .readonly(),
    splits: z
      .array(
        z
          .object({
            split: splitNameSchema,
            scenes: count,
            records: count,
            /** Chat pairs and location examples written for it. */
            pairs: count,
            locationExamples: count,
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type DataCard = z.infer<typeof dataCardSchema>;
