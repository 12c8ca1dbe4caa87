import { randomUUID } from 'node:crypto';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Answer, ChatTarget, Question } from '../../../shared/model/conversation';
import { migrate } from '../migrate';
import { migrations } from '../migrations';
import { chatRepository } from './chat';

let database: InstanceType<typeof DatabaseSync>;
let chat: ReturnType<typeof chatRepository>;
beforeEach(() => {
  database = new DatabaseSync(':memory:');
  migrate(database, migrations);
  chat = chatRepository(database);
});
afterEach(() => {
  // The index holds no second copy of the texts: it must agree with them to the byte.
  database.exec("INSERT INTO chat_text(chat_text, rank) VALUES ('integrity-check', 1)");
  database.close();
});

const target: ChatTarget = { endpoint: 'mill', variant: null, persona: { kind: 'character', name: 'Orla' } };
const asked = (content: string): Question => ({ role: 'user', id: randomUUID(), content, at: 10 });
const answered = (question: Question, content: string, status: Answer['status'] = 'done'): Answer => ({
  role: 'assistant',
  id: randomUUID(),
  content,
  at: 11,
  replyTo: question.id,
  speaker: 'Orla',
  status,
  facts: null,
  failure: null,
});

interface Added {
  readonly id: string;
  readonly question: Question;
  readonly answer: Answer;
}

/** One question with its answer; begins the conversation when no id is given. */
function add(text: string, reply: string, into?: string, cutFrom: string | null = null, at = 20): Added {
  const id = into ?? randomUUID();
  const question = asked(text);
  const answer = answered(question, reply);
  const title = into === undefined ? text : null;
  chat.begin({ workspaceId: 'local', conversationId: id, title, target, cutFrom, question, answer, at });
  return { id, question, answer };
}
const contents = (id: string, version: number | null = null) =>
  chat.load('local', id, version)?.turns.map(({ content }) => content);

it('keeps the turns of a conversation in order and lists the newest conversation first', () => {
  const first = add('the weir', 'it holds', undefined, null, 20);
  add('the bakery', 'it smokes', undefined, null, 30);
  add('and the sluice', 'rusted', first.id, null, 40);
  expect(chat.list('local').map(({ title, turns, changedAt }) => [title, turns, changedAt])).toEqual([
    ['the weir', 4, 40],
    ['the bakery', 2, 30],
  ]);
  expect(contents(first.id)).toEqual(['the weir', 'it holds', 'and the sluice', 'rusted']);
  expect(chat.list('another')).toEqual([]);
  expect(chat.load('another', first.id, null)).toBeNull();
});

it('cuts at a turn and keeps what was cut as an earlier version', () => {
  const { id, question } = add('one', 'two');
  const later = add('three', 'four', id);
  add('three, edited', 'five', id, later.question.id, 50);
  expect(contents(id)).toEqual(['one', 'two', 'three, edited', 'five']);
  expect(contents(id, 1)).toEqual(['one', 'two', 'three', 'four']);
  add('one, edited', 'six', id, question.id, 60);
  expect(contents(id)).toEqual(['one, edited', 'six']);
  expect(contents(id, 1)).toEqual(['one', 'two', 'three', 'four']);
  expect(contents(id, 2)).toEqual(['one', 'two', 'three, edited', 'five']);
  expect(chat.load('local', id, null)?.earlier).toEqual([
    { version: 1, endedAt: 50 },
    { version: 2, endedAt: 60 },
  ]);
  expect(chat.load('local', id, 4)).toBeNull();
});

it('refuses to cut at a turn that is not present any more, and to go on with a conversation that is gone', () => {
  const { id, question } = add('one', 'two');
  add('one, edited', 'three', id, question.id);
  const stale = asked('once more');
  const entry = { workspaceId: 'local', conversationId: id, title: null, target, cutFrom: question.id, at: 70 };
  expect(chat.begin({ ...entry, question: stale, answer: answered(stale, '') })).toBeNull();
  expect(contents(id)).toEqual(['one, edited', 'three']);
  chat.remove('local', id);
  expect(chat.begin({ ...entry, cutFrom: null, question: stale, answer: answered(stale, '') })).toBeNull();
  expect(chat.list('local')).toEqual([]);
});

it('makes no version of an answer that failed before its first word, and knows every other answer to a question', () => {
  const { id, question, answer } = add('one', '');
  const anew = (cutFrom: string, content: string) => {
    const next = answered(question, content);
    const entry = { workspaceId: 'local', conversationId: id, title: null, target, cutFrom, at: 80 };
    chat.begin({ ...entry, question: null, answer: next });
    return next.id;
  };
  const second = anew(answer.id, 'first words');
  expect(chat.load('local', id, null)).toMatchObject({ version: 1, earlier: [] });
  anew(second, 'other words');
  expect(chat.load('local', id, null)?.earlier).toHaveLength(1);
  expect(chat.answersTo(question.id).map(({ content }) => content)).toEqual(['first words', 'other words']);
});

it('keeps an answer as it grows and what is known of it', () => {
  const { id, answer } = add('one', '');
  chat.saveAnswer({ ...answer, content: 'half', status: 'stopped' });
  const facts = {
    kind: 'retrieved' as const,
    delivered: 'whole' as const,
    endpoint: 'mill',
    variant: 'a',
    firstMs: 3,
    totalMs: 4,
    tokens: null,
    score: 0.5,
    sources: [{ text: 'half a loaf', context: null, scene: 'quay', score: 0.5 }],
  };
  chat.saveAnswer({ ...answer, content: 'half a loaf', status: 'done', facts });
  expect(chat.load('local', id, null)?.turns[1]).toEqual({ ...answer, content: 'half a loaf', status: 'done', facts });
  chat.remove('local', id);
  chat.saveAnswer({ ...answer, content: 'too late' });
  expect(chat.search('local', 'late', 10)).toEqual([]);
});

it('finds words with what stands around them, unfinished ones too, and says in which version', () => {
  const { id, question, answer } = add('Where is the Märzbach footbridge?', 'Below the mill.');
  add('edited away', 'yes', id, question.id);
  expect(chat.search('local', 'marzb', 10)).toEqual([
    {
      conversationId: id,
      title: 'Where is the Märzbach footbridge?',
      turnId: question.id,
      role: 'user',
      at: 10,
      version: 1,
      snippet: [
        { text: 'Where is the ', match: false },
        { text: 'Märzbach', match: true },
        { text: ' footbridge?', match: false },
      ],
    },
  ]);
  expect(chat.search('local', 'edited', 10)).toMatchObject([{ version: null }]);
  chat.saveAnswer({ ...answer, content: 'Above the weir.' });
  expect(chat.search('local', 'mill', 10)).toEqual([]);
  expect(chat.search('local', 'weir', 10)).toHaveLength(1);
});

it.each(['', '   ', '"', '*', 'AND', 'NEAR(', '(a OR', 'content:x', "'; DROP", '\0'])(
  'survives the search %j',
  (query) => {
    add('one', 'two');
    expect(chat.search('local', query, 10)).toEqual([]);
  },
);

it('keeps and finds what stands behind a NUL', () => {
  const { id } = add('before\0between', 'x');
  expect(contents(id)?.[0]).toBe('before\u2400between');
  expect(chat.search('local', 'between', 10)).toHaveLength(1);
});

it('renames, and says when there is nothing to rename', () => {
  const { id } = add('one', 'two');
  expect(chat.rename('local', id, 'another name')?.title).toBe('another name');
  expect(chat.rename('local', randomUUID(), 'x')).toBeNull();
});
