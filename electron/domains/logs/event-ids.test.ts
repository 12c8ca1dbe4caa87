import { expect, it } from 'vitest';
import { createLineCounter, formatPosition, parsePosition } from './event-ids';

const event = (at: number, text: string) => ({ at, stream: 's', text });
const ids = (counter: ReturnType<typeof createLineCounter>, events: ReturnType<typeof event>[]) =>
  events.map((one) => counter.toLine(one).eventId);

const log = [event(1, 'a'), event(1, 'a'), event(1, 'b'), event(2, 'a'), event(2, 'a'), event(2, 'a')];

it('gives equal lines of one millisecond an id each, and the same ids when the log is read again', () => {
  const first = ids(createLineCounter(), log);
  expect(new Set(first).size).toBe(log.length);
  expect(ids(createLineCounter(), log)).toEqual(first);
});

it('counts on behind a saved position, also between equal lines of one millisecond', () => {
  const whole = ids(createLineCounter(), log);
  for (let cut = 0; cut <= log.length; cut += 1) {
    const before = createLineCounter();
    const head = ids(before, log.slice(0, cut));
    const position = parsePosition(formatPosition('token', before.tail));
    const after = createLineCounter(position?.counts, position?.at ?? null);
    expect([...head, ...ids(after, log.slice(cut))]).toEqual(whole);
  }
});

it('tells late lines apart from those of the same time that came in order', () => {
  const late = [event(1, 'a'), event(2, 'x'), event(1, 'a'), event(1, 'a')];
  expect(new Set(ids(createLineCounter(), late)).size).toBe(4);
});

it.each([null, '', '{', '{"token":1}'])('begins at the head when a position is unreadable: %j', (text) => {
  expect(parsePosition(text)).toBeNull();
});
