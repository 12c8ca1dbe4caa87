import { z } from 'zod';

/**
 * `telling-words.json` in a classifier's model: for each label the words and word pairs of the training texts that speak most for and
 * against it, by their weight in the model; the strongest first, at most 25 each.
 */
export const tellingWordsSchema = z
  .object({
    version: z.literal(1),
    labels: z
      .array(
        z
          .object({
            label: z.string(),
            for: z.array(z.object({ word: z.string(), weight: z.number() }).readonly()).readonly(),
            against: z.array(z.object({ word: z.string(), weight: z.number() }).readonly()).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type TellingWords = z.infer<typeof tellingWordsSchema>;
