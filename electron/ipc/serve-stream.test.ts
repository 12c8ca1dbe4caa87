import { expect, test } from 'vitest';
import { z } from 'zod';
import type { StreamDown } from '../../shared/contract/transport';
import { fail, ok, type Result } from '../../shared/errors/result';
import { maximumUnacknowledged, type StreamPort, serveStream } from './serve-stream';

/** A port whose other side is the test. */
function fakePort() {
  const sent: StreamDown[] = [];
  const watchers = new Set<() => void>();
  let receive: (data: unknown) => void = () => undefined;
  let hangUp: () => void = () => undefined;
  let closed = 0;
  const port: StreamPort = {
    postMessage: (message) => {
      sent.push(message);
      for (const watcher of watchers) watcher();
    },
    onMessage: (listener) => {
      receive = listener;
    },
    onClose: (listener) => {
      hangUp = listener;
    },
    close: () => {
      closed += 1;
    },
  };
  const until = (enough: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!enough()) return;
        watchers.delete(check);
        resolve();
      };
      watchers.add(check);
      check();
    });
  return {
    port,
    sent,
    until,
    receive: (data: unknown) => receive(data),
    hangUp: () => hangUp(),
    closed: () => closed,
    items: () => sent.flatMap((message) => (message.kind === 'batch' ? message.items : [])),
  };
}

const bug = fail('internal', 'broken', 'restart').error;
const limits = { windowMilliseconds: 1, maximumItems: 2 };
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function serve(open: (signal: AbortSignal) => AsyncIterable<Result<unknown>>, owner = new AbortController()) {
  const fake = fakePort();
  const bugs: unknown[] = [];
  const done = serveStream({
    port: fake.port,
    item: z.number(),
    open,
    owner: owner.signal,
    limits,
    onBug: (error) => {
      bugs.push(error);
      return bug;
    },
  });
  return { ...fake, done, bugs, owner };
}

async function* numbers(count: number): AsyncGenerator<Result<number>> {
  for (let index = 0; index < count; index += 1) yield ok(index);
}

/** Yields far more than four batches; counts what was pulled and notices its end. */
function endless() {
  const seen = { pulled: 0, ended: false, signal: new AbortController().signal };
  async function* source(signal: AbortSignal): AsyncGenerator<Result<number>> {
    seen.signal = signal;
    try {
      while (!signal.aborted && seen.pulled < 1_000) {
        seen.pulled += 1;
        yield ok(seen.pulled);
      }
    } finally {
      seen.ended = true;
    }
  }
  return { seen, source };
}

test('a finished source ends complete, once, and its port is closed', async () => {
  const { sent, done, items, closed } = serve(() => numbers(3));
  await done;
  expect(items()).toEqual([0, 1, 2]);
  expect(sent.filter(({ kind }) => kind === 'end')).toEqual([{ kind: 'end', reason: 'complete' }]);
  expect(closed()).toBe(1);
});

test('pulling stops at four unacknowledged batches and goes on with each acknowledgement', async () => {
  const { seen, source } = endless();
  const { sent, receive, until, done, owner } = serve(source);
  await until(() => sent.length === maximumUnacknowledged);
  await settled();
  const pulled = seen.pulled;
  expect(pulled).toBeLessThanOrEqual(maximumUnacknowledged * limits.maximumItems + 1);
  receive({ kind: 'ack', sequence: 1 });
  await until(() => sent.length === maximumUnacknowledged + 1);
  await settled();
  expect(sent).toHaveLength(maximumUnacknowledged + 1);
  expect(seen.pulled).toBeGreaterThan(pulled);
  owner.abort();
  await done;
});

test.each([
  { kind: 'ack', sequence: 1_000_000 },
  { kind: 'ack', sequence: -1 },
  { kind: 'ack', sequence: 1.5 },
  { kind: 'ack' },
  { kind: 'ack', sequence: '4' },
  { kind: 'open' },
  null,
  'ack',
])('%j opens no gate', async (message) => {
  const { sent, receive, until, done, owner } = serve(endless().source);
  await until(() => sent.length === maximumUnacknowledged);
  receive(message);
  await settled();
  expect(sent).toHaveLength(maximumUnacknowledged);
  owner.abort();
  await done;
});

test('cancel ends visibly and tells the source', async () => {
  const { seen, source } = endless();
  const { sent, receive, until, done } = serve(source);
  await until(() => sent.length === 1);
  receive({ kind: 'cancel' });
  await done;
  await settled();
  expect(sent.at(-1)).toEqual({ kind: 'end', reason: 'cancelled' });
  expect(seen).toMatchObject({ ended: true, signal: { aborted: true } });
});

test('cancel ends at once a source that is silent and deaf', async () => {
  const { sent, receive, done } = serve(async function* () {
    yield await new Promise<Result<number>>(() => undefined);
  });
  await settled();
  receive({ kind: 'cancel' });
  await done;
  expect(sent).toEqual([{ kind: 'end', reason: 'cancelled' }]);
});

test.each(['hangUp', 'owner'] as const)('%s aborts the source', async (how) => {
  const { seen, source } = endless();
  const stream = serve(source);
  await stream.until(() => stream.sent.length === maximumUnacknowledged);
  if (how === 'hangUp') stream.hangUp();
  else stream.owner.abort();
  await stream.done;
  expect(seen.signal.aborted).toBe(true);
});

test('a window that is gone already opens nothing for long', async () => {
  const owner = new AbortController();
  owner.abort();
  const { sent, done } = serve(endless().source, owner);
  await done;
  expect(sent).toEqual([{ kind: 'end', reason: 'cancelled' }]);
});

test('a failure ends the stream after the items before it', async () => {
  const failure = fail('aws.throttled', 'Too many requests.', 'Wait.');
  const { sent, done, bugs } = serve(async function* () {
    yield ok(1);
    yield failure;
    yield ok(2);
  });
  await done;
  expect(sent).toEqual([
    { kind: 'batch', sequence: 1, items: [1] },
    { kind: 'end', reason: 'failed', error: failure.error },
  ]);
  expect(bugs).toEqual([]);
});

test.each([
  [
    'a throw',
    async function* (): AsyncGenerator<Result<unknown>> {
      yield await Promise.reject(new Error('broken'));
    },
  ],
  [
    'an item the contract does not know',
    async function* (): AsyncGenerator<Result<unknown>> {
      yield ok('text');
    },
  ],
])('%s is reported once as a bug', async (_what, source) => {
  const { sent, done, bugs } = serve(source);
  await done;
  expect(sent).toEqual([{ kind: 'end', reason: 'failed', error: bug }]);
  expect(bugs).toHaveLength(1);
});
