import { z } from 'zod';

/** Which part of the data a line went to, as a rule with its whole scene; `none`: it would be known from another part, or has too little to learn from. */
export const splitNameSchema = z.enum(['train', 'validation', 'test', 'none']);
export type SplitName = z.infer<typeof splitNameSchema>;

/** One line of prepared dialogue: a line of `records.jsonl` as `prepare-dialogue` writes it. */
export const dialogueRecordSchema = z
  .object({
    /** 16 hexadecimal digits of a SHA-256 over episode, scene, speaker and text: the same line has the same id in every version. */
    id: z.string().regex(/^[0-9a-f]{16}$/),
    /** e.g. s01e02; where the file does not say, its name without extension. */
    episode: z.string(),
    /** Unique in the data set, e.g. s01e02-03. */
    scene: z.string(),
    /** The heading as it stands in the source, e.g. INT. DINER - NIGHT; null where there is none. */
    sceneTitle: z.string().nullable(),
    /** Place in its scene, from 1. */
    turn: z.number().int().positive(),
    location: z.string().nullable(),
    speaker: z.string().nullable(),
    text: z.string(),
    /** When it is said, ms from the beginning of the episode; null in sources without times. */
    startMs: z.number().int().nullable(),
    endMs: z.number().int().nullable(),
    /** Where it stands in the source: path below the imported folder, line from 1. */
    file: z.string(),
    line: z.number().int().positive(),
    split: splitNameSchema,
  })
  .readonly();
export type DialogueRecord = z.infer<typeof dialogueRecordSchema>;
