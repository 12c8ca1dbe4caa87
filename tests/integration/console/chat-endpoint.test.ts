import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { paginateDescribeLogStreams, ResourceNotFoundException } from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnswerItem } from '../../../electron/domains/chat/contract';
import type { Result } from '../../../shared/errors/result';
import type { ChatTarget } from '../../../shared/model/conversation';
import { workspaceOf } from '../../e2e/workspace';
import { deployEcho } from '../../fakes/echo-endpoint';
import { all, must, openTestConsole, type TestConsole } from '../../fakes/opened-console';
import { python } from '../../fakes/workspace-driver';
import { runCli } from '../cli/run-cli';

const never = new AbortController().signal;
const target: ChatTarget = { endpoint: 'echo', variant: null, persona: { kind: 'character', name: 'Echo' } };
let test: TestConsole;

beforeAll(async () => {
  test = await openTestConsole({ environment: { UPSIDE_PYTHON: python } });
  await test.scope();
  must(await test.console.workspace.reconnect());
  const workspace = workspaceOf(test.home);
  await deployEcho(workspace, 'echo').finally(() => workspace.close());
});
afterAll(() => test.destroy());

const send = (content: string, signal: AbortSignal = never): AsyncIterable<Result<AnswerItem>> => ({
  async *[Symbol.asyncIterator]() {
    yield* test.console.chat.send(
      await test.scope(),
      { conversationId: null, target, content, replaces: null },
      signal,
    );
  },
});

/** How often the program has said that an answer is over. */
async function answersOver(): Promise<number> {
  const workspace = workspaceOf(test.home);
  const logGroupName = '/aws/sagemaker/Endpoints/echo';
  let count = 0;
  try {
    for await (const page of paginateDescribeLogStreams({ client: workspace.logs }, { logGroupName })) {
      for (const { logStreamName } of page.logStreams ?? []) {
        const lines = await workspace.linesOf(logGroupName, String(logStreamName));
        count += lines.filter((line) => line === 'answer over').length;
      }
    }
  } catch (error) {
    // The group is made with its first line.
    if (!(error instanceof ResourceNotFoundException)) throw error;
  } finally {
    workspace.close();
  }
  return count;
}

it('streams a real program’s answer word by word, with the variant that gave it', async () => {
  const came: number[] = [];
  let text = '';
  let ended: Extract<AnswerItem, { kind: 'ended' }> | null = null;
  for await (const result of send('grüß dich')) {
    const item = must(result);
    if (item.kind === 'delta') {
      came.push(performance.now());
      text += item.text;
    }
    if (item.kind === 'ended') ended = item;
  }
  expect(text).toBe('You said: „grüß dich“ 🚣.');
  expect(new Set(came.map((at) => Math.round(at))).size).toBeGreaterThanOrEqual(5);
  expect(ended?.answer).toMatchObject({
    content: text,
    status: 'done',
    facts: { kind: 'generated', delivered: 'streamed', variant: 'only', tokens: { from: 'deltas', count: 7 } },
  });
  const personas = must(await test.console.chat.personas(await test.scope(), 'echo', null));
  expect(personas.value).toEqual([{ name: 'Echo', lines: 3 }]);
  await expect.poll(answersOver, { timeout: 15_000 }).toBe(1);
});

it('ends the work in the program when an answer is stopped', async () => {
  const before = await answersOver();
  let id = '';
  let ended: Extract<AnswerItem, { kind: 'ended' }> | null = null;
  for await (const result of send('say it slowly')) {
    const item = must(result);
    if (item.kind === 'started') id = item.conversation.summary.id;
    if (item.kind === 'delta' && item.text.includes('slowly')) void test.console.chat.stop(await test.scope(), id);
    if (item.kind === 'ended') ended = item;
  }
  expect(ended?.answer).toMatchObject({ status: 'stopped', content: expect.stringContaining('slowly') });
  await expect.poll(answersOver, { timeout: 15_000 }).toBe(before + 1);
});

it('says which endpoint is not there', async () => {
  const scope = await test.scope();
  const absent = { ...target, endpoint: 'nobody-made-this' };
  const message = { conversationId: null, target: absent, content: 'hello', replaces: null };
  const items = await all(test.console.chat.send(scope, message, never));
  expect(items.at(-1)).toMatchObject({
    kind: 'ended',
    answer: { status: 'failed', failure: { code: 'endpoint.not-found' } },
  });
});

it('talks on the command line, goes on with a conversation, and reads it without the endpoint', async () => {
  const cli = (...words: string[]) => runCli(test.home, words);
  const said = await cli('chat', 'echo', '--message', 'first', '--message', 'second');
  expect([said.code, said.stdout]).toEqual([0, 'You said: „first“ 🚣.\nYou said: „second“ 🚣.\n']);
  const id = /Conversation (\S+)/.exec(said.stderr)?.[1] ?? '';
  const more = await cli('chat', 'echo', '--conversation', id, '--message', 'third', '--json');
  expect(JSON.parse(more.stdout)).toMatchObject({ conversationId: id, status: 'done', speaker: 'Echo' });
  const [shown, found, exported, preset, nobody, both, unknown, unasked] = await Promise.all([
    cli('chats', 'show', id, '--json'),
    cli('chats', 'search', 'third'),
    cli('chats', 'export', id, '--to', '-'),
    cli('chat', 'echo', '--persona', 'dess', '--message', 'What were you told?', '--json'),
    cli('chat', 'echo', '--persona', 'Nobody', '--message', 'x'),
    cli('chat', 'echo', '--character', 'A', '--system', 'B', '--message', 'x'),
    cli('chat', 'nobody-made-this', '--system', '', '--message', 'x', '--json'),
    cli('chats', 'delete', id),
  ]);
  expect(JSON.parse(shown.stdout).turns).toHaveLength(6);
  expect(found.stdout).toContain(id);
  expect(exported.stdout).toContain('## Echo');
  const told = JSON.parse(preset.stdout);
  expect(told).toMatchObject({ speaker: 'Dess', content: expect.stringMatching(/^You are Dess Pruitt.*Wickerly/s) });
  expect((await cli('chats', 'delete', told.conversationId, '--yes')).code).toBe(0);
  expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringMatching(/no persona Nobody.*Dess, Felix/s)]);
  expect([both.code, both.stderr]).toEqual([1, expect.stringContaining('exclude each other')]);
  expect([unknown.code, JSON.parse(unknown.stderr).error.code]).toEqual([1, 'endpoint.not-found']);
  expect([unasked.code, unasked.stderr]).toEqual([1, expect.stringContaining('--yes')]);
  expect((await cli('chats', 'delete', id, '--yes')).code).toBe(0);
  const left = must(await test.console.chat.conversations(await test.scope()));
  expect(left.map((one) => one.id)).not.toContain(id);
});

it('keeps half an answer when the console is killed, and ends the work in the program', async () => {
  const before = await answersOver();
  const child: ChildProcess = spawn(
    process.execPath,
    [resolve('out/node/cli.js'), 'chat', 'echo', '--message', 'tell it slowly'],
    { env: { PATH: process.env.PATH, UPSIDE_HOME: test.home }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const scope = await test.scope();
  const half = async () => {
    const [newest] = must(await test.console.chat.conversations(scope));
    if (newest?.title !== 'tell it slowly') return null;
    return must(await test.console.chat.conversation(scope, newest.id, null)).turns.at(-1);
  };
  await expect.poll(half, { timeout: 30_000 }).toMatchObject({ content: expect.stringContaining('slowly') });
  child.kill('SIGKILL');
  await new Promise((gone) => child.once('exit', gone));
  expect(await half()).toMatchObject({ status: 'stopped', content: expect.stringContaining('You said') });
  await expect.poll(answersOver, { timeout: 15_000 }).toBe(before + 1);
});
