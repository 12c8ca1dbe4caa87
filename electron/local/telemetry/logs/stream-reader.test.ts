import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTransaction, migrate, openDatabase } from '../../storage/database';
import { telemetryMigrations } from '../schema';
import { readGroup } from './group-reader';
import { BEGINNING, LogEvents } from './log-events';
import { LogStreams } from './log-streams';
import { readStreamPage } from './stream-reader';

const STREAM = 1;
const everything = { streamId: STREAM, from: 0, to: 1_000_000 };

function openLog() {
  const database = openDatabase(':memory:', 'NORMAL');
  migrate(database, 'telemetry', telemetryMigrations);
  const events = new LogEvents(database);
  const add = (timestamps: readonly number[], streamId = STREAM) =>
    inTransaction(database, () =>
      events.insert(
        timestamps.map((timestamp) => ({ streamId, timestamp, message: Buffer.from(String(timestamp)) })),
        7,
      ),
    );
  return { database, events, add };
}

async function walk(
  log: LogEvents,
  direction: 'forward' | 'backward',
  limit: number,
  span = { from: 0, to: 1_000_000 },
) {
  const pages: (readonly { timestamp: number; sequence: number }[])[] = [];
  let token: string | null = null;
  for (;;) {
    const page = await readStreamPage(log, { ...everything, ...span, limit, token, fromHead: direction === 'forward' });
    const next = direction === 'forward' ? page.forwardToken : page.backwardToken;
    if (next === token) return { pages, token };
    pages.push(page.events);
    token = next;
  }
}

const timestamps = fc.array(fc.nat(40), { maxLength: 60 });

/** Tells events apart: [timestamp, sequence]. */
const places = (events: readonly { timestamp: number; sequence: number }[]) =>
  events.map(({ timestamp, sequence }) => [timestamp, sequence]);

const inTimeOrder = (times: readonly number[]) =>
  times
    .map((timestamp, index): [number, number] => [timestamp, index + 1])
    .toSorted(([a, i], [b, j]) => a - b || i - j);

test('pages in either direction, put together, are the whole in time order', async () => {
  await fc.assert(
    fc.asyncProperty(timestamps, fc.integer({ min: 1, max: 20 }), async (times, limit) => {
      const { events, add, database } = openLog();
      add(times);
      const forward = await walk(events, 'forward', limit);
      const backward = await walk(events, 'backward', limit);
      expect(places(forward.pages.flat())).toEqual(inTimeOrder(times));
      expect(places(backward.pages.toReversed().flat())).toEqual(inTimeOrder(times));
      database.close();
    }),
  );
});

test('a span leaves out what lies before its start or not before its end', async () => {
  await fc.assert(
    fc.asyncProperty(timestamps, fc.nat(40), fc.nat(40), async (times, from, to) => {
      const { events, add, database } = openLog();
      add(times);
      const { pages } = await walk(events, 'forward', 7, { from, to });
      expect(places(pages.flat())).toEqual(inTimeOrder(times).filter(([at]) => at >= from && at < to));
      database.close();
    }),
  );
});

test('who follows the forward tokens gets each late event once, wherever its time lies', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(timestamps, { maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      async (arrivals, limit, fromHead) => {
        const { events, add, database } = openLog();
        const seen: unknown[] = [];
        const expected: unknown[] = [];
        let token: string | null = null;
        for (const times of arrivals) {
          const sequences = add(times);
          // Begun at the newest page, the reader is owed only what arrives after it began.
          if (fromHead || token !== null) expected.push(...sequences);
          for (;;) {
            const page = await readStreamPage(events, { ...everything, limit, token, fromHead });
            expect(page.events.map(({ timestamp }) => timestamp)).toEqual(
              page.events.map(({ timestamp }) => timestamp).toSorted((a, b) => a - b),
            );
            if (fromHead || token !== null) seen.push(...page.events.map(({ sequence }) => sequence));
            if (page.forwardToken === token) break;
            token = page.forwardToken;
          }
        }
        expect(seen.toSorted()).toEqual(expected.toSorted());
        database.close();
      },
    ),
  );
});

test('a page is put together from many chunks', async () => {
  const { events, add } = openLog();
  const times = Array.from({ length: 1_700 }, (_, index) => (index * 7) % 1_000);
  add(times);
  const { pages } = await walk(events, 'forward', 10_000);
  expect(pages.map(places)).toEqual([inTimeOrder(times)]);
});

test('a page turned back shows the same events', async () => {
  const { events, add } = openLog();
  add([1, 2, 3, 4, 5, 6]);
  const first = await readStreamPage(events, { ...everything, limit: 2, token: null, fromHead: true });
  const second = await readStreamPage(events, { ...everything, limit: 2, token: first.forwardToken, fromHead: true });
  const back = await readStreamPage(events, { ...everything, limit: 2, token: second.backwardToken, fromHead: true });
  expect(back.events).toEqual(first.events);
  const again = await readStreamPage(events, { ...everything, limit: 2, token: back.forwardToken, fromHead: true });
  expect(again.events).toEqual(second.events);
});

test('a page ends at 1 MB and holds at least one event', async () => {
  const { database, events } = openLog();
  const message = Buffer.alloc(400_000, 'x');
  inTransaction(database, () =>
    events.insert(
      [1, 2, 3, 4, 5].map((timestamp) => ({ streamId: STREAM, timestamp, message })),
      7,
    ),
  );
  inTransaction(database, () =>
    events.insert([{ streamId: STREAM, timestamp: 6, message: Buffer.alloc(2_000_000, 'y') }], 7),
  );
  const { pages } = await walk(events, 'forward', 10_000);
  expect(pages.map((page) => page.map(({ timestamp }) => timestamp))).toEqual([[1, 2], [3, 4], [5], [6]]);
});

test('a foreign token is refused', () => {
  const { events } = openLog();
  for (const token of ['', 'f/', 'f/x', 'b/WzFd', 'whatever', 'f/WyJhIiwxLDEsMV0']) {
    expect(() => readStreamPage(events, { ...everything, limit: 2, token, fromHead: true })).toThrow(
      expect.objectContaining({ code: 'InvalidParameterException' }),
    );
  }
});

test('streams of a group are interleaved in one total order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(30)), { maxLength: 60 }),
      fc.nat(60),
      (arrivals, cut) => {
        const { database, events, add } = openLog();
        const streams = new LogStreams(database);
        database.exec(`INSERT INTO log_group (id, name, created_at) VALUES (1, 'g', 0)`);
        for (const name of ['a', 'b', 'c', 'd', 'e']) streams.create(1, name, 0);
        for (const [streamId, timestamp] of arrivals) {
          add([timestamp], streamId);
          streams.grow(streamId, { firstEventAt: timestamp, lastEventAt: timestamp, ingestedAt: 7, bytes: 1 });
        }
        const span = {
          from: 0,
          to: 1_000,
          arrivedUntil: arrivals.length,
          streams: streams.withEvents(1, { from: 0, to: 1_000 }),
        };
        const whole = [...readGroup(events, { ...span, position: BEGINNING })].map(({ event }) => event);
        expect(places(whole)).toEqual(inTimeOrder(arrivals.map(([, timestamp]) => timestamp)));
        const position = whole[cut] ?? BEGINNING;
        const rest = [...readGroup(events, { ...span, position })].map(({ event }) => event);
        expect(rest).toEqual(whole.slice(whole[cut] === undefined ? 0 : cut + 1));
        database.close();
      },
    ),
  );
});
