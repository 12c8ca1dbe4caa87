import { expect, test } from 'vitest';
import { emptyLog, foldLog, missingPage, pageLines, withLines } from './held-log';

const lines = (from: number, count: number) =>
  Array.from({ length: count }, (_, offset) => ({
    index: from + offset,
    at: from + offset,
    stream: 's',
    text: `line ${from + offset}`,
  }));

test('held says how long the log is, lines make it longer', () => {
  const log = foldLog(emptyLog, [
    { kind: 'held', total: 100, fetchedAt: 5 },
    { kind: 'lines', lines: lines(100, 3) },
  ]);
  expect([log.total, log.fetchedAt, log.lines.get(102)?.text]).toEqual([103, 5, 'line 102']);
});

test('a gap is shown until lines follow', () => {
  const gap = foldLog(emptyLog, [{ kind: 'gap', at: 1, reason: 'The tail was cut.' }]);
  expect(gap.gap).toBe('The tail was cut.');
  expect(foldLog(gap, [{ kind: 'lines', lines: lines(0, 1) }]).gap).toBeNull();
});

test('a missing line asks for its page, a held one for nothing', () => {
  const log = withLines({ ...emptyLog, total: 2000 }, lines(1200, 10));
  expect(missingPage(log, 1200, 1210)).toBeNull();
  expect(missingPage(log, 1205, 1220)).toBe(1000);
  expect(missingPage(log, 3000, 3010)).toBeNull();
});

test('the oldest held lines go first', () => {
  let log = emptyLog;
  for (let from = 0; from < 30_000; from += pageLines) log = withLines(log, lines(from, pageLines));
  expect(log.lines.has(0)).toBe(false);
  expect(log.lines.has(29_999)).toBe(true);
  expect(log.total).toBe(30_000);
});
