import { z } from 'zod';

export const chatRoleSchema = z.enum(['system', 'user', 'assistant']);

/** One turn, as chat endpoints take it. */
export const chatMessageSchema = z.object({ role: chatRoleSchema, content: z.string().max(100_000) }).readonly();
export type ChatMessage = z.infer<typeof chatMessageSchema>;

/** A line of the training data an answer rests on. */
export const answerSourceSchema = z
  .object({ text: z.string(), context: z.string().nullable(), scene: z.string().nullable(), score: z.number() })
  .readonly();
export type AnswerSource = z.infer<typeof answerSourceSchema>;
