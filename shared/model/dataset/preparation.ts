import { z } from 'zod';

/** Who or where a name of the sources means; null drops the lines of that name. */
const mapping = z.record(z.string().min(1).max(256), z.string().min(1).max(256).nullable()).readonly();

/**
 * How transcripts become a data set: the file `options.json` of the input channel `options` of `prepare-dialogue`.
 * Everything has a default, so an empty object will do.
 */
export const preparationOptionsSchema = z
  .object({
    /** Speaker as it stands in a source → name, e.g. {"HOP": "Sheriff Dale"}. Compared without case. */
    speakers: mapping.default({}),
    /** Scene heading or place in it → location label. Compared without case. */
    locations: mapping.default({}),
    /** File below the imported folder → episode, e.g. {"pilot.srt": "s01e01"}. */
    episodes: mapping.default({}),
    /** Silence between two cues that begins a new scene where no heading says so, s. */
    sceneGapSeconds: z.number().min(1).max(600).default(20),
    /** Parts of the scenes held out, 0 to 0.5 each. */
    validationShare: z.number().min(0).max(0.5).default(0.15),
    testShare: z.number().min(0).max(0.5).default(0),
    /** Turns of context a chat pair has at most. */
    contextTurns: z.number().int().min(1).max(20).default(6),
    seed: z.number().int().min(0).max(2_147_483_647).default(7),
  })
  .readonly();
export type PreparationOptions = z.infer<typeof preparationOptionsSchema>;

/** The formats `prepare-dialogue` reads. */
export const transcriptFormatSchema = z.enum(['srt', 'vtt', 'script', 'csv', 'jsonl']);
export type TranscriptFormat = z.infer<typeof transcriptFormatSchema>;
