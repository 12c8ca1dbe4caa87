import { parseReplyValue, type ReplyFacts } from './reply-forms';
import { createSseReader } from './sse';

/** A reply as it is understood, piece by piece. After an `error` nothing more comes. */
export type ReplyPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: ReplyFacts }
  | { readonly kind: 'error'; readonly message: string };

export interface ReplyReader {
  push(bytes: Uint8Array): readonly ReplyPart[];
  /** What only the end of the reply makes clear. */
  end(): readonly ReplyPart[];
}

/** Characters of a value that is not whole yet; more is no answer anybody reads. */
const longestValue = 4 * 1024 * 1024;

type Form = 'events' | 'json' | 'text';

/**
 * Reads a reply that may be cut anywhere, inside a character too: server-sent events, one JSON value, one JSON value
 * a line, or plain text. The first characters decide, since programs often send another content type than they say.
 */
export function createReplyReader(contentType: string | null): ReplyReader {
  const decoder = new TextDecoder();
  const sse = createSseReader();
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  let form: Form | null = type === 'text/event-stream' ? 'events' : null;
  let rest = '';
  let words = false;
  let over = false;

  const fail = (message: string): ReplyPart[] => {
    over = true;
    return [{ kind: 'error', message }];
  };

  const value = (json: unknown): ReplyPart[] => {
    const parsed = parseReplyValue(json);
    if (parsed.kind === 'unknown') return fail(`It answered in a form that is no chat reply: ${excerpt(json)}`);
    if (parsed.kind === 'error') return fail(parsed.message);
    const { facts, text, whole } = parsed.piece;
    const said = text !== '' || words ? text : (whole ?? '');
    words ||= said !== '';
    return [
      ...(said === '' ? [] : [{ kind: 'text' as const, text: said }]),
      ...(Object.keys(facts).length === 0 ? [] : [{ kind: 'facts' as const, facts }]),
    ];
  };

  const event = (data: string): ReplyPart[] => {
    if (over) return [];
    if (data.trim() === '[DONE]') {
      over = true;
      return [];
    }
    const json = parseJson(data);
    // An event that is no JSON is the words themselves.
    return json === undefined ? plain(data) : value(json);
  };

  const plain = (text: string): ReplyPart[] => {
    words ||= text !== '';
    return text === '' ? [] : [{ kind: 'text', text }];
  };

  /** Lines that are a JSON value each and words of a stream are given at once; anything else waits for the end. */
  const lines = (): ReplyPart[] => {
    const parts: ReplyPart[] = [];
    for (let end = rest.indexOf('\n'); end >= 0 && !over; end = rest.indexOf('\n')) {
      const line = rest.slice(0, end);
      const json = parseJson(line);
      const blank = line.trim() === '';
      if (!blank && (json === undefined || parseReplyValue(json).kind === 'unknown')) break;
      rest = rest.slice(end + 1);
      if (!blank) parts.push(...value(json));
    }
    return parts;
  };

  const take = (text: string): ReplyPart[] => {
    form ??= sniff(rest + text, type);
    if (form === null) {
      rest += text;
      return [];
    }
    const all = rest + text;
    if (all.length > longestValue) return fail('Its answer is longer than anybody would read.');
    if (form === 'json') {
      rest = all;
      return lines();
    }
    rest = '';
    return form === 'text' ? plain(all) : sse.push(all).flatMap(event);
  };

  return {
    push: (bytes) => (over ? [] : take(decoder.decode(bytes, { stream: true }))),
    end() {
      if (over) return [];
      const parts = take(decoder.decode());
      if (form === 'events') return [...parts, ...sse.end().flatMap(event)];
      if (over || rest.trim() === '') return parts;
      const json = parseJson(rest);
      if (json !== undefined) return [...parts, ...value(json)];
      // It began like JSON and is none.
      return form === 'json' && /json/.test(type)
        ? [...parts, ...fail(`It broke off inside its answer: ${excerpt(rest)}`)]
        : [...parts, ...plain(rest)];
    },
  };
}

const eventFields = ['data:', 'event:'];

/** Null while the first characters could still be the beginning of either. */
function sniff(text: string, type: string): Form | null {
  const start = text.trimStart();
  if (start === '') return null;
  if (start.startsWith('{') || start.startsWith('[')) return 'json';
  // Words may begin with a quotation mark, or with "data:".
  if (type === 'text/plain') return 'text';
  if (start.startsWith('"')) return 'json';
  if (eventFields.some((field) => start.startsWith(field))) return 'events';
  return eventFields.some((field) => field.startsWith(start)) ? null : 'text';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function excerpt(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
