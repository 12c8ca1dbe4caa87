import { randomInt } from 'node:crypto';
import { Random } from '../shared/random';
import type { Invoke, Reply } from '../shared/serving/http-server';
import { RequestError } from '../shared/serving/request-error';
import { type ChatRequest, parseChatRequest, turnsOf } from './chat-request';
import { type Candidate, type Chatbot, type Source, unit } from './chatbot';

const MODEL = 'character-chatbot';
const MAX_SOURCES = 5;
/** Of so many best replies one is drawn when the temperature is above 0. */
const DRAWN_FROM = 20;

interface Answer {
  readonly text: string;
  readonly upside: {
    /** A line of the training data, word by word: nothing was generated. */
    readonly kind: 'retrieved';
    readonly character: string;
    readonly score: number;
    readonly sources: readonly Source[];
  };
}

/** Requests and replies in the form of docs/chat-endpoint.md. */
export function invocations(chatbot: Chatbot): Invoke {
  return ({ body, contentType }) => {
    if (contentType !== 'application/json') {
      throw new RequestError(
        415,
        'unsupported_content_type',
        `The content type ${contentType || '(none)'} is not understood; there is application/json.`,
      );
    }
    const request = parseChatRequest(body);
    if (request === 'characters') return json({ characters: chatbot.characters });
    const answer = answerOf(chatbot, request);
    return request.stream ? streamed(answer) : whole(answer);
  };
}

function answerOf(chatbot: Chatbot, request: ChatRequest): Answer {
  const character = characterOf(chatbot, request.character);
  const turns = turnsOf(request, character, chatbot.contextTurns);
  const excluded = new Set(request.exclude.map((text) => text.trim()));
  const candidates = chatbot.rank(turns, character).filter(({ text }) => !excluded.has(text));
  const chosen = choose(candidates, request, chatbot.scale);
  if (chosen === undefined) {
    throw new RequestError(
      400,
      'nothing_left',
      `${character} has no line that is not excluded. Exclude fewer of them.`,
    );
  }
  const sources = chatbot.sources(turns, character, chosen.text, MAX_SOURCES);
  return { text: chosen.text, upside: { kind: 'retrieved', character, score: unit(chosen.cosine), sources } };
}

/** The best one at temperature 0, else one of the best drawn by their softmax at that temperature. */
function choose(
  candidates: readonly Candidate[],
  { temperature, seed }: ChatRequest,
  scale: number,
): Candidate | undefined {
  const best = candidates.slice(0, DRAWN_FROM);
  const first = best[0];
  if (temperature === 0 || first === undefined) return first;
  const weights = best.map(({ cosine }) => Math.exp((scale * (cosine - first.cosine)) / temperature));
  const random = Random.fromSeed(seed ?? randomInt(2 ** 32));
  let left = (random.nextUint32() / 2 ** 32) * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, candidate] of best.entries()) {
    left -= weights[i] as number;
    if (left < 0) return candidate;
  }
  return first;
}

/** By its name, whatever its case; a model of a single character needs none. */
function characterOf({ characters }: Chatbot, asked: string | undefined): string {
  const names = characters.map(({ name }) => name);
  const only = names.length === 1 ? names[0] : undefined;
  const wanted = asked?.trim().toLowerCase();
  const found = wanted === undefined ? only : names.find((name) => name.toLowerCase() === wanted);
  if (found !== undefined) return found;
  const what =
    asked === undefined ? 'The request names no character' : `There is no character "${asked.slice(0, 256)}"`;
  throw new RequestError(400, 'unknown_character', `${what}. The model knows ${names.join(', ')}.`, {
    characters: names,
  });
}

const json = (value: unknown): Reply => ({ contentType: 'application/json', parts: [JSON.stringify(value)] });

function whole({ text, upside }: Answer): Reply {
  const message = { role: 'assistant', content: text };
  return json({
    object: 'chat.completion',
    model: MODEL,
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    upside,
  });
}

/** The reply exists as a whole and is sent as one chunk: a stream that dealt it out word by word would pretend. */
function streamed({ text, upside }: Answer): Reply {
  const event = (delta: object, finish_reason: 'stop' | null, more: object = {}): string => {
    const chunk = {
      object: 'chat.completion.chunk',
      model: MODEL,
      choices: [{ index: 0, delta, finish_reason }],
      ...more,
    };
    return `data: ${JSON.stringify(chunk)}\n\n`;
  };
  return {
    contentType: 'text/event-stream',
    parts: [event({ role: 'assistant', content: text }, null), event({}, 'stop', { upside }), 'data: [DONE]\n\n'],
  };
}
