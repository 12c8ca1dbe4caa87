import { z } from 'zod';
import { answerSourceSchema } from './chat-message';
import { endpointNameSchema } from './endpoint';
import { personaMemorySchema, personaSamplingSchema } from './persona';
import { instantSchema } from './time';

/** Who answers: a character the endpoint knows, or anyone a system prompt describes. */
export const personaSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('character'), name: z.string().trim().min(1).max(200) }).readonly(),
  z
    .object({
      kind: z.literal('custom'),
      name: z.string().trim().min(1, 'Give the persona a name.').max(80),
      /** Empty: nothing is said to the endpoint about who it is. */
      systemPrompt: z.string().max(20_000),
      /** What a preset brought along; without it the whole of what is sent and the endpoint's own defaults. */
      memory: personaMemorySchema.optional(),
      sampling: personaSamplingSchema.optional(),
    })
    .readonly(),
]);
export type Persona = z.infer<typeof personaSchema>;

/** Where a message goes. `variant` null: as the endpoint's weights say. */
export const chatTargetSchema = z
  .object({ endpoint: endpointNameSchema, variant: endpointNameSchema.nullable(), persona: personaSchema })
  .readonly();
export type ChatTarget = z.infer<typeof chatTargetSchema>;

/** Found in the training data, made up by a language model, or nothing was said about it. */
export const answerKindSchema = z.enum(['retrieved', 'generated', 'unknown']);
export type AnswerKind = z.infer<typeof answerKindSchema>;

/** What was measured of an answer and what the endpoint said about it. */
export const answerFactsSchema = z
  .object({
    kind: answerKindSchema,
    /** `streamed`: it came in more than one part. */
    delivered: z.enum(['streamed', 'whole']),
    endpoint: z.string(),
    /** The variant that answered; null when the service did not say. */
    variant: z.string().nullable(),
    /** Milliseconds from sending to the first and to the last part; null without any. */
    firstMs: z.number().nonnegative().nullable(),
    totalMs: z.number().nonnegative(),
    /** Generated answers only. `from` deltas: the parts of the stream were counted, one token each. */
    tokens: z
      .object({ count: z.number().int(), perSecond: z.number().nonnegative(), from: z.enum(['usage', 'deltas']) })
      .readonly()
      .nullable(),
    /** How sure a retrieving endpoint is, 0 to 1; null when it does not say. */
    score: z.number().nullable(),
    sources: z.array(answerSourceSchema).readonly(),
  })
  .readonly();
export type AnswerFacts = z.infer<typeof answerFactsSchema>;

const said = { id: z.uuid(), content: z.string(), at: instantSchema };

export const questionSchema = z.object({ role: z.literal('user'), ...said }).readonly();
export type Question = z.infer<typeof questionSchema>;

/** `stopped`: somebody stopped it or the console ended meanwhile; what had come by then is kept. */
export const answerStatusSchema = z.enum(['done', 'stopped', 'failed']);

export const answerSchema = z
  .object({
    role: z.literal('assistant'),
    ...said,
    /** Id of the question it answers. */
    replyTo: z.uuid(),
    speaker: z.string(),
    status: answerStatusSchema,
    /** Null while nothing is known yet. */
    facts: answerFactsSchema.nullable(),
    failure: z.object({ code: z.string(), message: z.string(), hint: z.string() }).readonly().nullable(),
  })
  .readonly();
export type Answer = z.infer<typeof answerSchema>;

export const turnSchema = z.discriminatedUnion('role', [questionSchema, answerSchema]);
export type Turn = z.infer<typeof turnSchema>;

export const conversationSummarySchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    /** Where its next message goes. */
    target: chatTargetSchema,
    createdAt: instantSchema,
    changedAt: instantSchema,
    /** Turns of its present version. */
    turns: z.number().int().nonnegative(),
    /** Counts from 1; each cut (an edited message, another answer) begins the next. */
    version: z.number().int().positive(),
  })
  .readonly();
export type ConversationSummary = z.infer<typeof conversationSummarySchema>;

export const conversationSchema = z
  .object({
    summary: conversationSummarySchema,
    /** The version whose turns these are. */
    version: z.number().int().positive(),
    turns: z.array(turnSchema).readonly(),
    /** Versions that were cut off, oldest first, with the moment of the cut. */
    earlier: z.array(z.object({ version: z.number().int().positive(), endedAt: instantSchema }).readonly()).readonly(),
  })
  .readonly();
export type Conversation = z.infer<typeof conversationSchema>;

/** A turn that holds the words, with the text around them in parts. */
export const chatHitSchema = z
  .object({
    conversationId: z.uuid(),
    title: z.string(),
    turnId: z.uuid(),
    role: z.enum(['user', 'assistant']),
    at: instantSchema,
    /** The version to open; null for the present one. */
    version: z.number().int().positive().nullable(),
    snippet: z.array(z.object({ text: z.string(), match: z.boolean() }).readonly()).readonly(),
  })
  .readonly();
export type ChatHit = z.infer<typeof chatHitSchema>;

/** A conversation's name until somebody gives it another: its first words. */
export function titleFor(firstMessage: string): string {
  const line = firstMessage.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  if (letters.length <= 60) return line;
  const cut = letters.slice(0, 59).join('');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40)).trimEnd()}…`;
}
