import { z } from 'zod';

const count = z.number().int().nonnegative();

const qualityProblemSchema = z
  .object({
    /** `error`: something was left out. `warning`: something was guessed. `note`: something was tidied. */
    severity: z.enum(['error', 'warning', 'note']),
    kind: z.enum(['encoding', 'format', 'time', 'speaker', 'location', 'duplicate', 'markup', 'length', 'split']),
    file: z.string(),
    /** From 1; null where it is about the whole file. */
    line: z.number().int().positive().nullable(),
    /** A whole sentence: what, and what to do. */
    message: z.string(),
    /** How often it occurs in the file; the line is that of the first. */
    count: count.positive(),
  })
  .readonly();
export type QualityProblem = z.infer<typeof qualityProblemSchema>;

/** What is good and bad about a prepared data set: `report.json` as `prepare-dialogue` writes it. */
export const qualityReportSchema = z
  .object({
    version: z.literal(1),
    totals: z
      .object({
        files: count,
        /** Lines of dialogue read before merging and deduplication. */
        read: count,
        /** Cues that belonged to the line before and were merged into it. */
        merged: count,
        duplicates: count,
        /** Left out: stage directions, music, empty after tidying, dropped by a mapping. */
        dropped: count,
        records: count,
        missingSpeaker: count,
        missingLocation: count,
      })
      .readonly(),
    /** The worst first; at most 500, and `moreProblems` says how many there are beyond. */
    problems: z.array(qualityProblemSchema).readonly(),
    moreProblems: count,
    episodes: z
      .array(
        z
          .object({ episode: z.string(), scenes: count, records: count, missingSpeaker: count, duplicates: count })
          .readonly(),
      )
      .readonly(),
    speakers: z
      .array(z.object({ speaker: z.string(), records: count, words: count, scenes: count }).readonly())
      .readonly(),
    /** Class balance; the weight is balanced: examples ÷ (classes × examples of the class). */
    locations: z
      .array(z.object({ location: z.string(), scenes: count, examples: count, suggestedWeight: z.number() }).readonly())
      .readonly(),
    /** Words a line. */
    lengths: z
      .object({
        bins: z.array(z.object({ from: count, to: count, count }).readonly()).readonly(),
        median: z.number(),
        p95: z.number(),
        longest: count,
      })
      .readonly(),
    /** Both 0 in every data set that was written; counted again from what was written. */
    leakage: z.object({ sharedScenes: count, sharedNgrams: count, ngram: count.positive() }).readonly(),
  })
  .readonly();
export type QualityReport = z.infer<typeof qualityReportSchema>;
