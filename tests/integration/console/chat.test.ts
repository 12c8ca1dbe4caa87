import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import type { AnswerItem, Message } from '../../../electron/domains/chat/contract';
import type { Scope } from '../../../electron/domains/scope';
import { type Failure, fail, ok, type Result } from '../../../shared/errors/result';
import type { ChatTarget } from '../../../shared/model/conversation';
import { keepChats, told } from '../../fakes/kept-chats';
import { all, must } from '../../fakes/opened-console';
import { localScope } from '../../fakes/scope';
import { delta, retrieved, ScriptedInference } from '../../fakes/scripted-inference';

const forever = () => new Promise(() => undefined);
const never = new AbortController().signal;
const target: ChatTarget = { endpoint: 'lock', variant: null, persona: { kind: 'character', name: 'Orla' } };
const offlineFailure = fail('workspace.offline', 'The local workspace is not running.', 'Reconnect.').error;

const kept = await keepChats();
afterAll(() => kept.remove());

let scope: Scope;
let inference: ScriptedInference;
let offline: Failure | null;
let chat: ReturnType<typeof open>;
beforeEach(() => {
  // Conversations of one workspace are none of another's: each test has its own.
  scope = localScope('000000000000', 'us-east-1', randomUUID());
  inference = new ScriptedInference({ stream: () => retrieved('The lock opens at six.') });
  offline = null;
  chat = open();
});

function open() {
  return kept.open(() => (offline ? { ok: false, error: offline } : ok(inference)));
}

const message = (content: string, more: Partial<Message> = {}): Message => ({
  conversationId: null,
  target,
  content,
  replaces: null,
  ...more,
});
const say = async (content: string, more: Partial<Message> = {}) =>
  told(await all(chat.send(scope, message(content, more), never)));

const turnsOf = async (id: string, version: number | null = null) =>
  must(await chat.conversation(scope, id, version)).turns.map(({ content }) => content);

it('keeps question and answer with where it comes from and what it rests on', async () => {
  const { answer, deltas, id, started, summary } = await say('When does the lock open?');
  expect(started.conversation.turns.map(({ content }) => content)).toEqual(['When does the lock open?', '']);
  expect(deltas).toEqual(['The lock opens at six.']);
  expect(answer).toMatchObject({ speaker: 'Orla', status: 'done', failure: null });
  expect(answer.facts).toMatchObject({
    kind: 'retrieved',
    delivered: 'whole',
    variant: 'a',
    score: 0.62,
    tokens: null,
  });
  expect(answer.facts?.sources).toMatchObject([{ scene: 'lock-12', score: 0.62 }]);
  expect(summary).toMatchObject({ title: 'When does the lock open?', turns: 2, target });
  expect(must(await chat.conversation(scope, id, null)).turns.at(-1)).toEqual(answer);
  expect(inference.asked[0]?.body).toEqual({
    messages: [{ role: 'user', content: 'When does the lock open?' }],
    character: 'Orla',
    stream: true,
  });
});

it('sends what was said before, without what failed, under a system prompt of one’s own', async () => {
  const persona = { kind: 'custom' as const, name: 'Clerk', systemPrompt: 'You keep the ledger.' };
  const own = { target: { ...target, persona } };
  const first = await say('One?', own);
  inference.script = { stream: () => [fail('endpoint.model-error', 'It broke.', 'Look at the log.').error] };
  const failed = await say('Two?', { ...own, conversationId: first.id });
  expect(failed.answer).toMatchObject({ status: 'failed', content: '', failure: { message: 'It broke.' } });
  inference.script = { stream: () => [delta('And '), delta('three.')] };
  await say('Three?', { ...own, conversationId: first.id });
  expect(inference.asked.at(-1)?.body.messages).toEqual([
    { role: 'system', content: 'You keep the ledger.' },
    { role: 'user', content: 'One?' },
    { role: 'assistant', content: 'The lock opens at six.' },
    { role: 'user', content: 'Three?' },
  ]);
  expect(inference.asked.at(-1)?.body).not.toHaveProperty('character');
});

it('counts tokens of generated answers only, as they stream', async () => {
  const words = ['Slow ', 'is ', 'smooth'];
  const soon = () => new Promise((go) => setTimeout(go, 5));
  inference.script = { stream: () => words.flatMap((word) => [delta(word), () => soon()]) };
  const { answer, deltas } = await say('How?');
  expect(deltas).toEqual(['Slow ', 'is ', 'smooth']);
  expect(answer.facts).toMatchObject({
    kind: 'generated',
    delivered: 'streamed',
    tokens: { count: 3, from: 'deltas' },
  });
  expect(answer.facts?.tokens?.perSecond).toBeGreaterThan(0);
  expect(answer.facts?.firstMs).toBeLessThan(answer.facts?.totalMs ?? 0);
});

it('shows an answer while it grows and keeps half of it when it is stopped, telling the endpoint', async () => {
  inference.script = { stream: () => [delta('Half an '), forever] };
  const items: AnswerItem[] = [];
  for await (const result of chat.send(scope, message('Go on'), never)) {
    const item = must(result);
    items.push(item);
    if (item.kind === 'delta')
      void chat.stop(scope, (items[0] as Extract<AnswerItem, { kind: 'started' }>).conversation.summary.id);
  }
  const { answer, id } = told(items);
  expect(answer).toMatchObject({ content: 'Half an ', status: 'stopped', failure: null });
  expect(inference.left).toEqual(['lock']);
  expect(await turnsOf(id)).toEqual(['Go on', 'Half an ']);
});

it.each(['aborts its signal', 'leaves the stream'])('keeps what came when whoever asked %s', async (how) => {
  inference.script = { stream: () => [delta('Half an '), forever] };
  const asking = new AbortController();
  let id = '';
  for await (const result of chat.send(scope, message('Go on'), asking.signal)) {
    const item = must(result);
    if (item.kind === 'started') id = item.conversation.summary.id;
    if (item.kind !== 'delta') continue;
    if (how === 'leaves the stream') break;
    asking.abort();
  }
  const { turns } = must(await chat.conversation(scope, id, null));
  expect(turns.at(-1)).toMatchObject({ content: 'Half an ', status: 'stopped' });
  expect(must(await chat.search(scope, 'half'))).toHaveLength(1);
  // The conversation is free again.
  inference.script = { stream: () => retrieved('Yes.') };
  expect((await say('More', { conversationId: id })).answer.status).toBe('done');
});

it('has stored what was shown when the console dies in the middle of an answer', async () => {
  inference.script = { stream: () => [delta('First words, '), delta('more, '), forever] };
  const stream = chat.send(scope, message('Tell all'), never)[Symbol.asyncIterator]();
  await stream.next();
  for (const _delta of [1, 2]) await stream.next();
  // What a power cut leaves: nobody ends the answer any more.
  void stream.next();
  chat = open();
  const [summary] = must(await chat.conversations(scope));
  await expect
    .poll(async () => must(await chat.conversation(scope, summary?.id ?? '', null)).turns.at(-1))
    .toMatchObject({ content: 'First words, more, ', status: 'stopped' });
});

it('refuses a second message while an answer is under way, and one to a conversation that is gone', async () => {
  inference.script = { stream: () => [delta('Wait'), forever] };
  let id = '';
  for await (const result of chat.send(scope, message('One'), never)) {
    const item = must(result);
    if (item.kind === 'started') id = item.conversation.summary.id;
    if (item.kind !== 'delta') continue;
    const [second] = await results(chat.send(scope, message('Two', { conversationId: id }), never));
    expect(second).toMatchObject({
      ok: false,
      error: { code: 'input.invalid', message: expect.stringContaining('under way') },
    });
    break;
  }
  must(await chat.delete(scope, id, { ...scope, target: id }));
  const [gone] = await results(chat.send(scope, message('Three', { conversationId: id }), never));
  expect(gone).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  expect(must(await chat.conversations(scope))).toEqual([]);
});

it('gives another answer, asks not to hear a found one again, and keeps the one before', async () => {
  const { answer, id } = await say('When?');
  inference.script = { stream: () => retrieved('At seven, if it rains.') };
  const second = told(await all(chat.regenerate(scope, id, target, never)));
  expect(inference.asked.at(-1)?.body.exclude).toEqual(['The lock opens at six.']);
  expect(inference.asked.at(-1)?.body.messages).toEqual([{ role: 'user', content: 'When?' }]);
  await all(chat.regenerate(scope, id, target, never));
  expect(inference.asked.at(-1)?.body.exclude).toEqual(['The lock opens at six.', 'At seven, if it rains.']);
  expect(await turnsOf(id, 1)).toEqual(['When?', answer.content]);
  expect(second.summary).toMatchObject({ version: 2, turns: 2 });
});

it('cuts where a message is edited and leaves the rest to be read', async () => {
  const first = await say('When does it open?');
  await say('And on Sunday?', { conversationId: first.id });
  const asked = first.started.conversation.turns[0]?.id ?? '';
  await say('When does it close?', { conversationId: first.id, replaces: asked });
  expect(await turnsOf(first.id)).toEqual(['When does it close?', 'The lock opens at six.']);
  expect(await turnsOf(first.id, 1)).toHaveLength(4);
  const [stale] = await results(
    chat.send(scope, message('Again', { conversationId: first.id, replaces: asked }), never),
  );
  expect(stale).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
});

it('takes a whole answer from an endpoint or a service that knows no streams', async () => {
  const rejections = [
    fail('aws.rejected', 'The operation is not supported.', 'x').error,
    fail('endpoint.model-error', 'The model of lock answered with status 422: unexpected field.', 'x').error,
    fail(
      'endpoint.model-error',
      'The model of lock answered with status 400: {"error":"stream is not supported"}.',
      'x',
    ).error,
  ];
  for (const rejection of rejections) {
    inference.script = { stream: () => [rejection], invoke: () => ok('[{"generated_text":"All at once."}]') };
    const { answer } = await say('Now?');
    expect(answer).toMatchObject({
      content: 'All at once.',
      status: 'done',
      facts: { delivered: 'whole', kind: 'generated', variant: 'whole-variant', tokens: null },
    });
    expect(inference.asked.at(-1)).toMatchObject({ streamed: false });
    expect(inference.asked.at(-1)?.body).not.toHaveProperty('stream');
  }
});

it('says an error in the endpoint’s own words and asks no second time', async () => {
  const body = '{"error":{"code":"unknown_character","message":"Nobody here is called Ada.","characters":["Orla"]}}';
  const error = fail('endpoint.model-error', `The model of lock answered with status 400: ${body}.`, 'x').error;
  inference.script = { stream: () => [error] };
  const { answer, id } = await say('Hello?');
  expect(answer.failure?.message).toBe('The endpoint says (400): Nobody here is called Ada.');
  expect(inference.asked).toHaveLength(1);
  inference.script = { stream: () => [delta('Half'), fail('aws.timeout', 'Too slow.', 'x').error] };
  const half = told(await all(chat.regenerate(scope, id, target, never)));
  expect(half.answer).toMatchObject({ content: 'Half', status: 'failed', failure: { code: 'aws.timeout' } });
  // The answer that failed without a word was worth no version.
  expect(half.summary.version).toBe(1);
});

it('reads characters, remembers them offline, and knows an endpoint that has none', async () => {
  inference.script = {
    ...inference.script,
    invoke: () => ok('{"characters":[{"name":"Orla","lines":412},{"name":"Brand"}]}'),
  };
  const expected = [
    { name: 'Orla', lines: 412 },
    { name: 'Brand', lines: null },
  ];
  expect(must(await chat.personas(scope, 'lock', null))).toMatchObject({ value: expected, source: 'live' });
  expect(inference.asked.at(-1)?.body).toEqual({ operation: 'characters' });
  inference.script = { ...inference.script, invoke: () => fail('endpoint.model-error', 'What operation?', 'x') };
  expect(must(await chat.personas(scope, 'other', null))).toMatchObject({ value: null, source: 'live' });
  inference.script = {
    ...inference.script,
    invoke: () => fail('endpoint.not-found', 'There is no such endpoint.', 'x'),
  };
  expect(await chat.personas(scope, 'lock', null)).toMatchObject({ ok: false, error: { code: 'endpoint.not-found' } });
  offline = offlineFailure;
  expect(must(await chat.personas(scope, 'lock', null))).toMatchObject({ value: expected, source: 'store' });
  expect(await chat.personas(scope, 'unseen', null)).toMatchObject({ ok: false, error: { code: 'workspace.offline' } });
});

it('reads, searches, renames, exports and deletes offline, and sends nothing', async () => {
  const { id } = await say('When does the lock open?');
  offline = offlineFailure;
  const [refused] = await results(chat.send(scope, message('And now?', { conversationId: id }), never));
  expect(refused).toMatchObject({ ok: false, error: { code: 'workspace.offline' } });
  expect(await turnsOf(id)).toEqual(['When does the lock open?', 'The lock opens at six.']);
  expect(must(await chat.search(scope, 'opens six'))).toMatchObject([{ conversationId: id, role: 'assistant' }]);
  must(await chat.rename(scope, id, 'Opening hours'));
  const markdown = must(await chat.document(scope, id, null, 'markdown'));
  expect(markdown.fileName).toBe('opening-hours.md');
  for (const part of ['# Opening hours', '## You', '## Orla', 'The lock opens at six.', 'retrieved', 'lock-12'])
    expect(markdown.text).toContain(part);
  const path = join(kept.folder, 'kept.json');
  expect(must(await chat.save(scope, id, null, 'json', path))).toEqual({ fileName: 'kept.json' });
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(must(await chat.conversation(scope, id, null)));
  expect(await chat.delete(scope, id, { ...scope, target: 'another' })).toMatchObject({ ok: false });
  must(await chat.delete(scope, id, { ...scope, target: id }));
  expect(await chat.conversation(scope, id, null)).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
});

async function results<T>(source: AsyncIterable<Result<T>>): Promise<readonly Result<T>[]> {
  const found: Result<T>[] = [];
  for await (const result of source) found.push(result);
  return found;
}
