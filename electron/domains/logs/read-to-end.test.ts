import { expect, it, vi } from 'vitest';
import { ok } from '../../../shared/errors/result';
import type { LogService } from '../aws-ports';
import type { LogStore } from '../store-ports';
import { type ReadOptions, readToEnd } from './read-to-end';

/** A job of one stream whose reads answer with `tokens` one after another; no page says it is the last. */
function reading(tokens: readonly string[]) {
  const left = [...tokens];
  const read = vi.fn<LogService['read']>(async () => {
    const token = left.shift();
    if (token === undefined) throw new Error('read once too often');
    return ok({ events: [], token, atEnd: false });
  });
  const savePosition = vi.fn<LogStore['savePosition']>(async () => undefined);
  const options: ReadOptions = {
    workspaceId: 'workspace',
    jobName: 'job',
    key: 'job',
    logs: { read, streams: async () => ok(['stream']) } as Partial<LogService> as LogService,
    store: { savePosition, readPosition: async () => null } as Partial<LogStore> as LogStore,
    clock: { now: () => 0 } as ReadOptions['clock'],
    signal: new AbortController().signal,
    onStored: async () => undefined,
  };
  return { options, read };
}

it('ends when a page answers with the token it was asked for', async () => {
  const { options, read } = reading(['a', 'b', 'b']);
  expect(await readToEnd(options)).toBe(0);
  expect(read.mock.calls.map(([, token]) => token)).toEqual([null, 'a', 'b']);
});

it.each([
  ['A, B, A', ['a', 'b', 'a']],
  ['A, B, C, B', ['a', 'b', 'c', 'b']],
])('tokens that go %s end as unreadable', async (_how, tokens) => {
  const { options, read } = reading(tokens);
  await expect(readToEnd(options)).rejects.toMatchObject({
    failure: { code: 'aws.unreadable', retryable: true, hint: expect.stringMatching(/\w/) },
  });
  expect(read).toHaveBeenCalledTimes(tokens.length);
});
