import { z } from 'zod';

/**
 * What the rows of a channel's files are: a text with a label, or lines of dialogue with scene, turn, character and
 * text. The readers are in labelled-text/.
 */
export const rowFormatSchema = z.enum(['labelled-text', 'dialogue']);
export type RowFormat = z.infer<typeof rowFormatSchema>;
