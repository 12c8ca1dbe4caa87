import { z } from 'zod';
import { RequestError } from '../shared/serving/request-error';
import type { Turn } from './dialogue';

/** Characters of the turns that are looked at; a longer text is no turn of a talk. docs/chat-endpoint.md says it too. */
export const MAX_CONTEXT_CHARACTERS = 8_000;

const messageSchema = z.object({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string(),
  /** Who speaks, where it is known: a name the training lines have makes the context closer. */
  name: z.string().max(256).optional(),
});

/** Members that other chat endpoints know and this one does not are ignored, as they ignore ours. */
const chatSchema = z.object({
  messages: z.array(messageSchema),
  character: z.string().optional(),
  stream: z.boolean().default(false),
  temperature: z.number().min(0).max(2).default(0),
  seed: z.number().int().min(0).max(4_294_967_295).optional(),
  exclude: z.array(z.string()).max(1_000).default([]),
});
export type ChatRequest = z.infer<typeof chatSchema>;

const operationSchema = z.object({ operation: z.string() });

/**
 * The body of a request, parsed; 'characters' for the operation of that name.
 * @throws RequestError saying which member is wrong.
 */
export function parseChatRequest(body: Buffer): ChatRequest | 'characters' {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw invalid('The request is not JSON.');
  }
  const operation = operationSchema.safeParse(value);
  if (operation.success) {
    if (operation.data.operation === 'characters') return 'characters';
    throw invalid(`There is no operation "${operation.data.operation.slice(0, 100)}"; there is "characters".`);
  }
  const parsed = chatSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(`${issue?.path.join('.') || 'The request'}: ${issue?.message ?? 'not understood'}.`);
}

/**
 * The turns a reply is looked for by: the last of the talk, without system messages (nothing here could follow them) and
 * empty ones. `self` is the character that answers.
 * @throws RequestError when nobody said anything, or too much.
 */
export function turnsOf({ messages }: ChatRequest, self: string, contextTurns: number): readonly Turn[] {
  const talk = messages.filter(({ role, content }) => role !== 'system' && content.trim() !== '');
  if (!talk.some(({ role }) => role === 'user'))
    throw new RequestError(400, 'empty_context', 'There is no user message with text in it to answer. Send one.');
  const turns = talk
    .slice(-contextTurns)
    .map(({ role, content, name }): Turn => ({ speaker: role === 'assistant' ? self : (name ?? null), text: content }));
  const length = turns.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= MAX_CONTEXT_CHARACTERS) return turns;
  throw new RequestError(
    400,
    'context_too_long',
    `The last ${turns.length} messages have ${length} characters together; the limit is ${MAX_CONTEXT_CHARACTERS}. Shorten them.`,
    { limit: MAX_CONTEXT_CHARACTERS },
  );
}

const invalid = (message: string): RequestError => new RequestError(400, 'invalid_request', message);
