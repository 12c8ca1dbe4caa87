import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignSpan, isPeriod, toBuckets } from './buckets';
import type { DatumRow } from './metric-store';
import { evaluateStatistic, parseStatistic } from './statistic';

const datum = (second: number, value: number, count = 1): DatumRow => ({
  id: second,
  second,
  unit: 'None',
  count,
  sum: value * count,
  minimum: value,
  maximum: value,
});
const evaluate = (name: string, data: readonly DatumRow[]) => {
  const statistic = parseStatistic(name);
  return statistic === null ? undefined : evaluateStatistic(statistic, data);
};

test.each([
  ['Average', 2.5],
  ['Sum', 10],
  ['Minimum', 1],
  ['Maximum', 4],
  ['SampleCount', 4],
  ['p0', 1],
  ['p50', 2.5],
  ['p90', 3.7],
  ['p100', 4],
])('%s of 1, 2, 3, 4 is %d', (name, expected) => {
  expect(
    evaluate(
      name,
      [4, 1, 3, 2].map((value) => datum(0, value)),
    ),
  ).toBeCloseTo(expected, 10);
});

test.each(['p101', 'p', 'tm99', 'IQM', 'average', 'constructor', 'p1e1'])('%s is no statistic here', (name) => {
  expect(parseStatistic(name)).toBeNull();
});

test('a value with a count is that many values', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 5 })), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.constantFrom('Average', 'Sum', 'Minimum', 'Maximum', 'SampleCount', 'p12.5', 'p50', 'p99'),
      (values, name) => {
        const counted = values.map(([value, count]) => datum(0, value, count));
        const repeated = values.flatMap(([value, count]) => Array.from({ length: count }, () => datum(0, value)));
        expect(evaluate(name, counted)).toBeCloseTo(evaluate(name, repeated) ?? Number.NaN, 8);
      },
    ),
  );
});

test('a percentile of a statistic set is not known', () => {
  const set = { ...datum(0, 1), count: 3, sum: 9, minimum: 1, maximum: 5 };
  expect(evaluate('p50', [set])).toBeNull();
  expect(evaluate('Average', [set])).toBe(3);
});

test('buckets hold every datum once, in its own period', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(600)), fc.constantFrom(1, 5, 10, 30, 60, 120), (seconds, period) => {
      const data = seconds.toSorted((a, b) => a - b).map((second) => datum(second, second));
      const buckets = toBuckets(data, period);
      expect(buckets.flatMap((bucket) => bucket.data)).toEqual(data);
      for (const { start, data: own } of buckets) {
        expect(start % period).toBe(0);
        expect(own.every(({ second }) => second >= start && second < start + period)).toBe(true);
      }
      expect(new Set(buckets.map(({ start }) => start)).size).toBe(buckets.length);
    }),
  );
});

test('the start is rounded down to a period, the end is exclusive', () => {
  expect(alignSpan(new Date(61_500), new Date(120_000), 60)).toEqual({ from: 60, to: 120 });
  expect(alignSpan(new Date(61_500), new Date(62_001), 1)).toEqual({ from: 61, to: 63 });
});

test('periods', () => {
  expect([1, 5, 10, 20, 30, 60, 300].every(isPeriod)).toBe(true);
  expect([0, -60, 2, 45, 90].some(isPeriod)).toBe(false);
});
