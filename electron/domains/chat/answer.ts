import type { Failure, Result } from '../../../shared/errors/result';
import type { Answer, AnswerFacts } from '../../../shared/model/conversation';
import { codedFailure } from '../guard';
import type { Clock } from '../platform-ports';
import type { AskPart } from './ask';
import type { ReplyFacts } from './reply/reply-forms';
import { withSilence } from './with-silence';

/** How often a growing answer is stored, ms: what a crash may cost of it. */
const storeEvery = 250;
/** Characters; a program that never stops must not fill the disk. */
const longestAnswer = 100_000;

export interface AnswerOptions {
  /** The empty answer as it was stored. */
  readonly answer: Answer;
  readonly endpoint: string;
  readonly reply: AsyncIterable<Result<AskPart>>;
  readonly save: (answer: Answer) => Promise<void>;
  readonly clock: Clock;
  /** Aborts when somebody stops the answer and still wants to hear how it ended. */
  readonly halt: AbortSignal;
  /** Aborts when whoever asked is gone. */
  readonly signal: AbortSignal;
}

export type Growth =
  | { readonly kind: 'delta'; readonly text: string }
  | { readonly kind: 'ended'; readonly answer: Answer };

/**
 * Lets an answer grow part by part, measured and stored as it comes. `ended` is the last item, unless the reader left or
 * the signal aborted. Of an answer that was stopped, either way, what had come is stored as `stopped`.
 */
export async function* grow(options: AnswerOptions): AsyncGenerator<Growth> {
  const { answer, clock, endpoint, halt, save, signal } = options;
  const begun = clock.elapsed();
  let content = '';
  let variant: string | null = null;
  let parts = 0;
  let firstMs: number | null = null;
  let lastMs = 0;
  let stored = '';
  let storedAt = begun;
  let known: ReplyFacts = {};
  let failure: Failure | null = null;
  let ended = false;

  const now = (status: Answer['status']): Answer => ({
    ...answer,
    content,
    status,
    facts: factsOf({ endpoint, variant, parts, firstMs, totalMs: lastMs, known }),
    failure: failure && { code: failure.code, message: failure.message, hint: failure.hint },
  });

  const store = async (): Promise<void> => {
    storedAt = clock.elapsed();
    if (content === stored) return;
    stored = content;
    await save(now('stopped'));
  };

  try {
    for await (const step of withSilence(options.reply, clock, storeEvery)) {
      if (step.kind === 'silence') {
        await store();
        continue;
      }
      lastMs = clock.elapsed() - begun;
      if (!step.item.ok) {
        failure = step.item.error;
        break;
      }
      const part = step.item.data;
      if (part.kind === 'head') variant = part.variant;
      else if (part.kind === 'facts') known = { ...known, ...part.facts };
      else {
        parts += 1;
        firstMs ??= lastMs;
        content += part.text;
        yield { kind: 'delta', text: part.text };
        if (content.length > longestAnswer) {
          failure = tooLong;
          break;
        }
        if (clock.elapsed() - storedAt >= storeEvery) await store();
      }
    }
    if (!signal.aborted) {
      if (halt.aborted) failure = null;
      else lastMs = clock.elapsed() - begun;
      const last = now(halt.aborted ? 'stopped' : failure === null ? 'done' : 'failed');
      await save(last);
      ended = true;
      yield { kind: 'ended', answer: last };
    }
  } finally {
    // Whoever read it left: what had come is what there is.
    if (!ended) await save(now('stopped')).catch((error: unknown) => codedFailure(error));
  }
}

const tooLong: Failure = {
  code: 'endpoint.model-error',
  message: `The answer grew longer than ${longestAnswer.toLocaleString('en')} characters and was cut off.`,
  hint: 'Ask for a shorter one.',
  retryable: false,
};

interface Measured {
  readonly endpoint: string;
  readonly variant: string | null;
  /** Parts with words in them. */
  readonly parts: number;
  readonly firstMs: number | null;
  readonly totalMs: number;
  readonly known: ReplyFacts;
}

/** What was measured, and what was said about it. Deltas of a chat model, more than one, are taken as generated. */
export function factsOf({ endpoint, variant, parts, firstMs, totalMs, known }: Measured): AnswerFacts {
  const delivered = parts > 1 ? ('streamed' as const) : ('whole' as const);
  const kind = known.kind ?? (known.deltas && parts > 1 ? 'generated' : 'unknown');
  return {
    kind,
    delivered,
    endpoint,
    variant,
    firstMs: firstMs === null ? null : round(firstMs),
    totalMs: round(totalMs),
    tokens: kind === 'generated' ? tokensOf({ parts, firstMs, totalMs, known }) : null,
    score: known.score ?? null,
    sources: known.sources ?? [],
  };
}

/**
 * The rate of decoding: tokens after the first over the time after the first. Of an answer that came whole only the
 * endpoint's own count over the whole time is known.
 */
function tokensOf({ parts, firstMs, totalMs, known }: Omit<Measured, 'endpoint' | 'variant'>): AnswerFacts['tokens'] {
  const streamed = parts > 1 && firstMs !== null && totalMs > firstMs;
  const count = known.completionTokens ?? (parts > 1 ? parts : null);
  if (count === null || count < 1 || totalMs <= 0) return null;
  const perSecond = streamed ? ((count - 1) * 1000) / (totalMs - firstMs) : (count * 1000) / totalMs;
  return { count, perSecond: round(perSecond), from: known.completionTokens === undefined ? 'deltas' : 'usage' };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
