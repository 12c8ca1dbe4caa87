import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRouter } from '../../electron/ipc/router';
import type { StreamPort } from '../../electron/ipc/serve-stream';
import { createStreamRouter } from '../../electron/ipc/stream-router';
import { commands, streams } from '../../shared/contract/index';
import type { StreamDown } from '../../shared/contract/transport';
import { notingHandlers } from './noting-handlers';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const context = { signal: new AbortController().signal, page: 1 };

const inherited = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
];
const anyName = fc.oneof(
  fc.constantFrom(...inherited, ''),
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(...Object.keys(commands)).map((name) => `${name} `),
  fc.anything(),
);
const anyPayload = fc.oneof(
  fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  }),
  fc.constant({ workspaceId: 'x'.repeat(100_000_000) }),
  fc.constant(JSON.parse('{"workspaceId":"local","name":"a","__proto__":{"polluted":true}}')),
  fc.constant({ workspaceId: 'local', constructor: { prototype: { polluted: true } } }),
  fc.constant(Array(1e9)),
);

describe('commands', () => {
  test('names that are no command reach nothing', async () => {
    const { commands: handlers, reached } = notingHandlers();
    const route = createRouter(handlers, quiet);
    await fc.assert(
      fc.asyncProperty(anyName, anyPayload, async (name, input) => {
        fc.pre(!(typeof name === 'string' && Object.hasOwn(commands, name)));
        expect(await route(name, input, context)).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
      }),
      { numRuns: 500 },
    );
    expect(reached).toEqual([]);
  });

  test.each(Object.entries(commands))('%s takes hostile input without harm', async (name, definition) => {
    const { commands: handlers, reached } = notingHandlers();
    const route = createRouter(handlers, quiet);
    await fc.assert(
      fc.asyncProperty(anyPayload, async (input) => {
        const before = reached.length;
        const answer = await route(name, input, context);
        expect(answer.ok).toBe(false);
        expect(JSON.stringify(answer)).not.toContain('secret insides');
        if (!definition.input.safeParse(input).success) expect(reached).toHaveLength(before);
      }),
      { numRuns: 100 },
    );
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('a bug in a handler is told without its insides and logged once', async () => {
    const logged: unknown[] = [];
    const { commands: handlers } = notingHandlers();
    const route = createRouter(handlers, { ...quiet, error: (event, fields) => logged.push([event, fields]) });
    const answer = await route('jobs.recipes', {}, context);
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal', retryable: true } });
    expect(JSON.stringify(answer)).not.toContain('secret insides');
    expect(logged).toEqual([['ipc.bug', expect.objectContaining({ name: 'jobs.recipes', message: 'secret insides' })]]);
  });

  test('an answer the contract does not know stays inside', async () => {
    const { commands: handlers } = notingHandlers();
    const leaking = {
      ...handlers,
      'jobs.stop': async () => ({ ok: true, data: { status: 'Stopping', secretAccessKey: 'x' } }),
    };
    const route = createRouter(leaking as unknown as typeof handlers, quiet);
    const answer = await route('jobs.stop', { workspaceId: 'local', name: 'job' }, context);
    expect(answer).toEqual({ ok: true, data: { status: 'Stopping' } });
  });
});

function notingPort() {
  const sent: StreamDown[] = [];
  let closed = 0;
  const port: StreamPort = {
    postMessage: (message) => void sent.push(message),
    onMessage: () => undefined,
    onClose: () => undefined,
    close: () => {
      closed += 1;
    },
  };
  return { port, sent, closed: () => closed };
}

describe('streams', () => {
  test('whatever is asked, there is one end and the port is closed', async () => {
    const { streams: handlers, reached } = notingHandlers();
    const serve = createStreamRouter(handlers, quiet);
    const anyRequest = fc.oneof(
      anyPayload,
      fc.record({ name: fc.oneof(anyName, fc.constantFrom(...Object.keys(streams))), input: anyPayload }),
    );
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const { port, sent, closed } = notingPort();
        await serve(request, port, context);
        expect(sent).toEqual([expect.objectContaining({ kind: 'end', reason: 'failed' })]);
        expect(JSON.stringify(sent)).not.toContain('secret insides');
        expect(closed()).toBe(1);
      }),
      { numRuns: 500 },
    );
    expect(new Set(reached)).toEqual(new Set(reached.filter((name) => Object.hasOwn(streams, name))));
  });
});
