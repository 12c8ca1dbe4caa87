import type { ChatMessage } from '../../../shared/model/chat-message';
import type { Answer, Persona, Turn } from '../../../shared/model/conversation';
import type { InferenceRequest } from './ports';

/**
 * What of a long conversation is sent along: its newest turns. An endpoint has a context of some length and refuses
 * more, and of a conversation that only grows every later message would be refused.
 */
const mostTurns = 40;
const newestCharacters = 12_000;

/** The body of one question, in the messages form (docs/chat-endpoint.md). */
export interface ChatBody {
  readonly messages: readonly ChatMessage[];
  readonly character?: string;
  /** Answers a retrieving endpoint is not to give again. */
  readonly exclude?: readonly string[];
  /** Of a language model; left out, its own. */
  readonly temperature?: number;
  readonly top_p?: number;
}

/**
 * `turns` end with the question. An earlier question that failed is left out with its answer: what an endpoint could not
 * take once would make every later message fail too.
 */
export function chatBody(persona: Persona, turns: readonly Turn[], exclude: readonly string[]): ChatBody {
  const failed = new Set(turns.flatMap((turn) => (isFailed(turn) ? [turn.id, turn.replyTo] : [])));
  const said = turns.filter(({ content, id }) => content !== '' && !failed.has(id));
  const custom = persona.kind === 'custom' ? persona : null;
  const system: ChatMessage[] =
    custom !== null && custom.systemPrompt.trim() !== '' ? [{ role: 'system', content: custom.systemPrompt }] : [];
  return {
    messages: [...system, ...alternating(newest(said, custom?.memory?.turns ?? mostTurns))],
    ...(persona.kind === 'character' && { character: persona.name }),
    ...(exclude.length > 0 && { exclude }),
    ...(custom?.sampling && { temperature: custom.sampling.temperature, top_p: custom.sampling.topP }),
  };
}

export function inferenceRequest(body: object, variant: string | null): InferenceRequest {
  return {
    body: new TextEncoder().encode(JSON.stringify(body)),
    contentType: 'application/json',
    accept: 'application/json',
    variant,
  };
}

function isFailed(turn: Turn): turn is Answer {
  return turn.role === 'assistant' && turn.status === 'failed';
}

/** At least the last one, however long it is. */
function newest(turns: readonly Turn[], limit: number): readonly Turn[] {
  let characters = 0;
  let from = turns.length;
  while (from > 0 && turns.length - from < limit) {
    characters += turns[from - 1]?.content.length ?? 0;
    if (characters > newestCharacters && from < turns.length) break;
    from -= 1;
  }
  return turns.slice(from);
}

/** Two questions in a row, as an answer stopped before its first word leaves them, become one message: many chat templates take no two. */
function alternating(turns: readonly Turn[]): readonly ChatMessage[] {
  const messages: ChatMessage[] = [];
  for (const { role, content } of turns) {
    const last = messages.at(-1);
    if (last?.role === role) messages[messages.length - 1] = { role, content: `${last.content}\n\n${content}` };
    else messages.push({ role, content });
  }
  return messages;
}
