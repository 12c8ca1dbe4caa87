import { afterEach, expect, test, vi } from 'vitest';
import { LiveTails, type LiveTailUpdate } from './live-tail';
import type { ArrivedLogEvent } from './log-ingest';

afterEach(() => vi.useRealTimers());

const event = (sequence: number, group = 'g'): ArrivedLogEvent => ({
  group,
  stream: 's',
  sequence,
  timestamp: sequence,
  ingestedAt: sequence,
  message: `line ${sequence}`,
});
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => event(from + index));
const query = { groups: new Map([['g', 'arn']]), matches: () => true, limitMs: 10_000 };

function open(overrides: Partial<typeof query> = {}) {
  const tails = new LiveTails();
  const controller = new AbortController();
  const updates = tails.open({ ...query, ...overrides }, controller.signal)[Symbol.asyncIterator]();
  const next = async () => (await updates.next()).value as LiveTailUpdate | undefined;
  return { tails, controller, next };
}

test('an event is sent at once, the next ones 100 ms later together', async () => {
  vi.useFakeTimers();
  const { tails, next } = open();
  expect(await next()).toMatchObject({ events: [] });
  await vi.advanceTimersByTimeAsync(150);
  tails.publish(range(1, 2));
  expect(await next()).toMatchObject({ events: [{ sequence: 1 }], sampled: false });
  tails.publish(range(2, 4));
  const second = next();
  await vi.advanceTimersByTimeAsync(99);
  tails.publish(range(4, 5));
  await vi.advanceTimersByTimeAsync(1);
  expect(await second).toMatchObject({ events: [{ sequence: 2 }, { sequence: 3 }, { sequence: 4 }] });
});

test('a second without events still brings an update', async () => {
  vi.useFakeTimers();
  const { next } = open();
  await next();
  const second = next();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await second).toMatchObject({ events: [], sampled: false });
});

test('a slow reader loses the oldest, is told so once, and gets 500 an update', async () => {
  const { tails, next } = open();
  tails.publish(range(0, 5_600));
  const first = await next();
  expect(first).toMatchObject({ sampled: true, events: { length: 500, 0: { sequence: 600 } } });
  expect(await next()).toMatchObject({ sampled: false, events: { length: 500, 0: { sequence: 1_100 } } });
});

test('groups and filters that were not asked for stay out', async () => {
  const { tails, next } = open({ matches: () => true, groups: new Map([['other', 'arn']]) });
  tails.publish([event(1), event(2, 'other')]);
  expect(await next()).toMatchObject({ events: [{ sequence: 2 }] });
});

test('ends when the client goes, when the tails are closed and after its time', async () => {
  const gone = open();
  await gone.next();
  const waiting = gone.next();
  gone.controller.abort();
  expect(await waiting).toBeUndefined();
  const closed = open();
  await closed.next();
  closed.tails.close();
  expect(await closed.next()).toBeUndefined();
  vi.useFakeTimers();
  const late = open({ limitMs: 500 });
  await late.next();
  const last = late.next();
  await vi.advanceTimersByTimeAsync(500);
  expect(await last).toEqual({ kind: 'timeout' });
  expect(await late.next()).toBeUndefined();
});
