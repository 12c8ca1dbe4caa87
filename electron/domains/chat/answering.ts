import { randomUUID } from 'node:crypto';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail, type Result } from '../../../shared/errors/result';
import {
  type Answer,
  type ChatTarget,
  type Conversation,
  type Question,
  titleFor,
} from '../../../shared/model/conversation';
import { dataOf } from '../guard';
import type { Clock } from '../platform-ports';
import type { Scope } from '../scope';
import type { OfflineStore } from '../store-ports';
import type { Link } from '../workspace/link';
import { grow } from './answer';
import { type AskPart, ask } from './ask';
import type { AnswerItem, Message } from './contract';
import { chatBody } from './request';

/** Answers an endpoint is asked not to give again: the newest of them, for a request has its limits. */
const mostExcluded = 200;

/** How long a closing console waits for answers to be stored, ms. */
const settleWithin = 2_000;

export interface AnsweringOptions {
  readonly link: Link;
  readonly store: OfflineStore;
  readonly clock: Clock;
}

/** What is about to be asked: the turns to add and what is not to be answered again. */
interface Asking {
  readonly conversationId: string;
  readonly title: string | null;
  readonly target: ChatTarget;
  readonly cutFrom: string | null;
  readonly question: Question;
  /** False when the question is there already. */
  readonly isNew: boolean;
  readonly exclude: readonly string[];
}

interface UnderWay {
  readonly halt: AbortController;
  /** Aborts when whoever asked is gone. */
  readonly signal: AbortSignal;
  readonly over: Promise<void>;
}

/** Asks endpoints and lets the answers grow in the store, one at a time in each conversation. */
export function createAnswering({ link, store, clock }: AnsweringOptions) {
  const underWay = new Map<string, UnderWay>();

  async function* run(scope: Scope, asking: Asking, signal: AbortSignal): AsyncGenerator<AnswerItem> {
    const { conversationId, cutFrom, exclude, question, target, title } = asking;
    if (underWay.has(conversationId)) throw new CodedError(stillAnswering);
    let settle: () => void = () => undefined;
    const over = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const halt = new AbortController();
    underWay.set(conversationId, { halt, signal, over });
    try {
      // Before anything is stored: a message that cannot be sent stays in the composer.
      const { inference } = dataOf(await link.aws());
      const answer = emptyAnswer(question, target, clock.now());
      const added = { question: asking.isNew ? question : null, answer, at: answer.at };
      const begun = await store.chat.begin({
        workspaceId: scope.workspaceId,
        conversationId,
        title,
        target,
        cutFrom,
        ...added,
      });
      if (!begun) throw new CodedError(changedMeanwhile);
      yield { kind: 'started', conversation: begun, answerId: answer.id };
      const body = chatBody(target.persona, before(begun, answer.id), exclude);
      const growth = grow({
        answer,
        endpoint: target.endpoint,
        reply: reported(
          link,
          ask(inference, target.endpoint, target.variant, body, AbortSignal.any([signal, halt.signal])),
        ),
        halt: halt.signal,
        save: (grown) => store.chat.saveAnswer(grown),
        clock,
        signal,
      });
      for await (const item of growth) {
        if (item.kind === 'delta') yield item;
        else {
          const stored = await store.chat.load(scope.workspaceId, conversationId, null);
          yield { kind: 'ended', answer: item.answer, summary: (stored ?? begun).summary };
        }
      }
    } finally {
      underWay.delete(conversationId);
      settle();
    }
  }

  return {
    async *send(scope: Scope, message: Message, signal: AbortSignal): AsyncGenerator<AnswerItem> {
      const { content, conversationId, replaces, target } = message;
      if (conversationId === null && replaces !== null) throw new CodedError(changedMeanwhile);
      const asking: Asking = {
        conversationId: conversationId ?? randomUUID(),
        title: conversationId === null ? titleFor(content) : null,
        target,
        cutFrom: replaces,
        question: { role: 'user', id: randomUUID(), content, at: clock.now() },
        isNew: true,
        exclude: [],
      };
      yield* run(scope, asking, signal);
    },

    async *regenerate(scope: Scope, id: string, target: ChatTarget, signal: AbortSignal): AsyncGenerator<AnswerItem> {
      const turns = (await store.chat.load(scope.workspaceId, id, null))?.turns ?? [];
      const last = turns.at(-1);
      const question = last?.role === 'assistant' ? turns.find((turn) => turn.id === last.replyTo) : undefined;
      if (last?.role !== 'assistant' || question?.role !== 'user') throw new CodedError(changedMeanwhile);
      const given = await store.chat.answersTo(question.id);
      const speaker = target.persona.name;
      const found = given.filter((one) => one.facts?.kind === 'retrieved' && one.speaker === speaker);
      const asking: Asking = {
        conversationId: id,
        title: null,
        target,
        cutFrom: last.id,
        question,
        isNew: false,
        exclude: [...new Set(found.map(({ content }) => content))].slice(-mostExcluded),
      };
      yield* run(scope, asking, signal);
    },

    /** Ends the answer under way in a conversation, if there is one; resolves when it is stored. */
    async stop(id: string): Promise<void> {
      const running = underWay.get(id);
      running?.halt.abort();
      await running?.over;
    },

    /** Resolves when no answer in it is just being stopped; one that goes on is not waited for. */
    async stopped(id: string): Promise<void> {
      const running = underWay.get(id);
      if (running?.signal.aborted || running?.halt.signal.aborted) await running.over;
    },

    /** Resolves when every answer is stored; a reader that stands still is not waited for without end. */
    async settled(): Promise<void> {
      const waited = new AbortController();
      const all = Promise.all([...underWay.values()].map(({ over }) => over));
      await Promise.race([all, clock.wait(settleWithin, waited.signal)]);
      waited.abort();
    },
  };
}

function emptyAnswer(question: Question, target: ChatTarget, at: number): Answer {
  const speaker = target.persona.name;
  const nothing = { content: '', facts: null, failure: null };
  return { role: 'assistant', id: randomUUID(), at, replyTo: question.id, speaker, status: 'stopped', ...nothing };
}

function before({ turns }: Conversation, answerId: string): Conversation['turns'] {
  return turns.slice(
    0,
    turns.findIndex(({ id }) => id === answerId),
  );
}

/** Passes a reply on and lets the link see how it went. */
async function* reported(link: Link, reply: AsyncIterable<Result<AskPart>>): AsyncGenerator<Result<AskPart>> {
  for await (const result of reply) yield link.report(result);
}

const stillAnswering = fail(
  'input.invalid',
  'An answer is still under way in this conversation.',
  'Wait for it, or stop it first.',
).error;

const changedMeanwhile = fail(
  'input.invalid',
  'This conversation was changed or deleted meanwhile.',
  'Open it again from the list of conversations.',
).error;
