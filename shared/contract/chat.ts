import { z } from 'zod';
import {
  answerSchema,
  chatHitSchema,
  chatTargetSchema,
  conversationSchema,
  conversationSummarySchema,
} from '../model/conversation';
import { endpointNameSchema } from '../model/endpoint';
import { personaPresetSchema } from '../model/persona';
import { fetchedSchema } from '../model/time';
import { command, stream } from './define';
import { confirmationSchema, inWorkspace } from './scope';

const oneConversation = inWorkspace.extend({ id: z.uuid() });

/** What an answer under way sends: `started` first, `ended` last unless it could not start at all. */
const answerItemSchema = z.discriminatedUnion('kind', [
  /** The conversation with the question and the empty answer in it, as they are stored. */
  z.object({ kind: z.literal('started'), conversation: conversationSchema, answerId: z.uuid() }).readonly(),
  z.object({ kind: z.literal('delta'), text: z.string() }).readonly(),
  /** The answer as it is stored; its status says whether it is whole, its failure why not. */
  z.object({ kind: z.literal('ended'), answer: answerSchema, summary: conversationSummarySchema }).readonly(),
]);

/** Conversations with endpoints: what the playground and `upside chat` call. */
export const chatCommands = {
  /** Newest first, from the offline store. */
  'chat.conversations': command({
    effect: 'read',
    input: inWorkspace,
    output: z.array(conversationSummarySchema).readonly(),
  }),
  /** `version` null: the present one. Waits for an answer that is just being stopped. */
  'chat.conversation': command({
    effect: 'read',
    input: oneConversation.extend({ version: z.number().int().positive().nullable() }),
    output: conversationSchema,
  }),
  'chat.search': command({
    effect: 'read',
    input: inWorkspace.extend({ query: z.string().max(500) }),
    output: z.array(chatHitSchema).readonly(),
  }),
  /** The characters an endpoint offers; null when it has no such list and takes any persona. */
  'chat.personas': command({
    effect: 'read',
    input: inWorkspace.extend({ endpoint: endpointNameSchema, variant: endpointNameSchema.nullable() }),
    output: fetchedSchema(
      z
        .array(z.object({ name: z.string(), lines: z.number().int().nullable() }).readonly())
        .readonly()
        .nullable(),
    ),
  }),
  /** Characters described by Upside, for endpoints that take any persona; also what to ask a trained character of that name. */
  'chat.presets': command({ effect: 'read', input: z.object({}), output: z.array(personaPresetSchema).readonly() }),
  /** Ends the answer under way in a conversation; what came of it is kept, and its stream says how it ended. */
  'chat.stop': command({ effect: 'change', input: oneConversation, output: z.object({}).readonly() }),
  'chat.rename': command({
    effect: 'change',
    input: oneConversation.extend({ title: z.string().trim().min(1).max(200) }),
    output: conversationSummarySchema,
  }),
  'chat.delete': command({
    effect: 'destroy',
    input: oneConversation.extend({ confirmed: confirmationSchema }),
    output: z.object({}).readonly(),
  }),
  /** Asks where to save, then writes there; `fileName` null when the dialog was cancelled. */
  'chat.export': command({
    effect: 'read',
    input: oneConversation.extend({
      version: z.number().int().positive().nullable(),
      format: z.enum(['markdown', 'json']),
    }),
    output: z.object({ fileName: z.string().nullable() }).readonly(),
  }),
} as const;

export const chatStreams = {
  /**
   * Sends a message and gives the answer as it comes; ending the stream ends the work at the endpoint.
   * `replaces`: an earlier question that this one takes the place of; what followed it becomes an earlier version.
   */
  'chat.send': stream({
    input: inWorkspace.extend({
      /** Null begins a conversation. */
      conversationId: z.uuid().nullable(),
      target: chatTargetSchema,
      content: z.string().trim().min(1).max(50_000),
      replaces: z.uuid().nullable(),
    }),
    item: answerItemSchema,
  }),
  /** Another answer to the last question; one that was found before is not given again. */
  'chat.regenerate': stream({
    input: inWorkspace.extend({ conversationId: z.uuid(), target: chatTargetSchema }),
    item: answerItemSchema,
  }),
} as const;
