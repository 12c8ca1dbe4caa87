import { z } from 'zod';
import { type AnswerSource, answerSourceSchema } from '../../../../shared/model/chat-message';
import type { AnswerKind } from '../../../../shared/model/conversation';

/** What an endpoint says about its answer beside the words. */
export interface ReplyFacts {
  readonly kind?: AnswerKind;
  /** It comes as a chat model sends its tokens. */
  readonly deltas?: true;
  readonly completionTokens?: number;
  readonly score?: number;
  readonly sources?: readonly AnswerSource[];
}

/** What one JSON value of a reply holds. */
export interface ReplyPiece {
  /** Words to add to the answer. */
  readonly text: string;
  readonly facts: ReplyFacts;
  /** The whole answer once more, as some endpoints close their stream; to be used when no words came before. */
  readonly whole: string | null;
}

export type ParsedReply =
  | { readonly kind: 'piece'; readonly piece: ReplyPiece }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'unknown' };

const textPart = z.object({ text: z.string() });
/** A message's content: a text, or the parts of one. */
const content = z.union([
  z.string(),
  z
    .array(z.union([textPart, z.unknown()]))
    .transform((parts) => parts.map((part) => textPart.safeParse(part).data?.text ?? '').join('')),
]);
const message = z.object({ content: content.nullish() });

const choice = z.object({
  message: message.nullish(),
  delta: message.nullish(),
  text: z.string().nullish(),
});
const source = z.object({
  text: z.string(),
  context: z.string().nullable().default(null),
  scene: z.string().nullable().default(null),
  score: z.number().default(0),
});
/** What the built-in chatbot adds; see docs/chat-endpoint.md. What cannot be read of it is left out. */
const about = z.object({
  kind: z.enum(['retrieved', 'generated']).optional().catch(undefined),
  score: z.number().optional().catch(undefined),
  sources: z.array(source).optional().catch(undefined),
});
const openAi = z.object({
  choices: z.array(choice).max(64),
  usage: z.object({ completion_tokens: z.number().int().nonnegative() }).nullish().catch(null),
  upside: about.nullish().catch(null),
});

const generated = z.union([z.string(), z.array(z.object({ role: z.string(), content }))]);
/** Hugging Face's text generation: whole, or token by token with the whole text in the last one. */
const huggingFace = z.object({
  generated_text: generated.nullish(),
  token: z.object({ text: z.string(), special: z.boolean().optional() }).nullish(),
});

const errorForm = z.union([
  z.object({ error: z.union([z.string(), z.object({ message: z.string() }).transform(({ message }) => message)]) }),
  z.object({ detail: z.string() }).transform(({ detail }) => ({ error: detail })),
]);
const plainNames = ['text', 'response', 'output', 'answer', 'reply', 'content'] as const;

/** Reads one JSON value of a reply, in any form that endpoints taking messages are known to answer. */
export function parseReplyValue(value: unknown): ParsedReply {
  if (typeof value === 'string') return piece(value, {});
  if (Array.isArray(value)) return value.length === 1 ? parseReplyValue(value[0]) : { kind: 'unknown' };
  const failed = errorForm.safeParse(value).data;
  if (failed) return { kind: 'error', message: failed.error };
  const chat = openAi.safeParse(value).data;
  if (chat) return fromOpenAi(chat);
  const face = huggingFace.safeParse(value).data;
  if (face && (face.token || face.generated_text != null)) return fromHuggingFace(face);
  const plain = z.record(z.string(), z.unknown()).safeParse(value).data;
  const text = plainNames.map((name) => plain?.[name]).find((one) => typeof one === 'string');
  return text === undefined ? { kind: 'unknown' } : piece(text as string, {});
}

function fromOpenAi({ choices, usage, upside }: z.output<typeof openAi>): ParsedReply {
  const first = choices[0];
  const text = first?.message?.content ?? first?.delta?.content ?? first?.text ?? '';
  const sources = upside?.sources?.map((one) => answerSourceSchema.parse(one));
  return piece(text, {
    ...(upside?.kind ? { kind: upside.kind } : usage ? { kind: 'generated' as const } : {}),
    ...(!upside && first?.delta?.content && { deltas: true as const }),
    ...(usage && { completionTokens: usage.completion_tokens }),
    ...(upside?.score !== undefined && { score: upside.score }),
    ...(sources && { sources }),
  });
}

function fromHuggingFace({ token, generated_text }: z.output<typeof huggingFace>): ParsedReply {
  const whole = typeof generated_text === 'string' ? generated_text : (generated_text?.at(-1)?.content ?? null);
  const facts: ReplyFacts = { kind: 'generated' };
  if (!token) return piece(whole ?? '', facts);
  return { kind: 'piece', piece: { text: token.special === true ? '' : token.text, facts, whole } };
}

function piece(text: string, facts: ReplyFacts): ParsedReply {
  return { kind: 'piece', piece: { text, facts, whole: null } };
}
