import type { InferenceRequest, InferenceService, ReplyHead } from '../../electron/domains/chat/ports';
import { type Failure, ok, type Result } from '../../shared/errors/result';

/** What an endpoint was asked. */
export interface Asked {
  readonly endpoint: string;
  readonly streamed: boolean;
  readonly request: InferenceRequest;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One part of an answer: bytes, a failure that ends it, or something to wait for. */
export type Part = string | Uint8Array | Failure | (() => Promise<unknown>);

export interface Script {
  /** The parts of a streamed answer, or a failure in place of one. */
  readonly stream: (asked: Asked) => readonly Part[];
  readonly head?: ReplyHead;
  readonly invoke?: (asked: Asked) => Result<string>;
}

/** An endpoint that says what a test wrote, and remembers what it was asked and whether somebody left. */
export class ScriptedInference implements InferenceService {
  readonly asked: Asked[] = [];
  readonly left: string[] = [];

  constructor(public script: Script) {}

  async invoke(endpoint: string, request: InferenceRequest) {
    const asked = this.#note(endpoint, request, false);
    const answer = this.script.invoke?.(asked) ?? ok('{}');
    if (!answer.ok) return answer;
    return ok({
      body: new TextEncoder().encode(answer.data),
      contentType: 'application/json',
      variant: 'whole-variant',
    });
  }

  async *stream(
    endpoint: string,
    request: InferenceRequest,
    signal: AbortSignal,
    onHead?: (head: ReplyHead) => void,
  ): AsyncGenerator<Result<Uint8Array>> {
    const asked = this.#note(endpoint, request, true);
    const aborted = new Promise<'aborted'>((resolve) => {
      signal.addEventListener('abort', () => resolve('aborted'), { once: true });
    });
    let began = false;
    for (const part of this.script.stream(asked)) {
      if (typeof part === 'function') {
        if ((await Promise.race([part(), aborted])) === 'aborted') break;
        continue;
      }
      if (signal.aborted) break;
      if (typeof part === 'object' && 'code' in part) {
        yield { ok: false, error: part };
        return;
      }
      if (!began) onHead?.(this.script.head ?? { contentType: 'text/event-stream', variant: 'a' });
      began = true;
      yield ok(typeof part === 'string' ? new TextEncoder().encode(part) : part);
    }
    if (signal.aborted) this.left.push(endpoint);
  }

  #note(endpoint: string, request: InferenceRequest, streamed: boolean): Asked {
    const body = JSON.parse(new TextDecoder().decode(request.body)) as Asked['body'];
    const asked = { endpoint, streamed, request, body };
    this.asked.push(asked);
    return asked;
  }
}

/** Words as a chat model streams them. */
export function delta(text: string): string {
  return `data: ${JSON.stringify({ choices: [{ delta: { content: text } }] })}\n\n`;
}

/** A found answer as the built-in chatbot sends it: one part, then what it rests on. */
export function retrieved(text: string): readonly string[] {
  const sources = [{ text, context: 'Is the lock open?', scene: 'lock-12', score: 0.62 }];
  const upside = { kind: 'retrieved', character: 'Orla', score: 0.62, sources };
  return [
    delta(text),
    `data: ${JSON.stringify({ choices: [{ delta: {}, finish_reason: 'stop' }], upside })}\n\n`,
    'data: [DONE]\n\n',
  ];
}
