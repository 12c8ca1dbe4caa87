import type { DatumRow } from './metric-store';

/** What statistics are made of: a value with its count, or a statistic set. */
export type Sample = Pick<DatumRow, 'count' | 'sum' | 'minimum' | 'maximum'>;

/** A statistic over the data of one bucket. A percentile is given as its rank, 0 to 100. */
export type Statistic =
  | { readonly kind: 'sampleCount' | 'sum' | 'average' | 'minimum' | 'maximum' }
  | { readonly kind: 'percentile'; readonly rank: number };

const NAMED = {
  SampleCount: 'sampleCount',
  Sum: 'sum',
  Average: 'average',
  Minimum: 'minimum',
  Maximum: 'maximum',
} as const;

/**
 * Reads `Average`, `Sum`, `Minimum`, `Maximum`, `SampleCount` or a percentile `p0.1` … `p100` with
 * up to ten decimals; null for anything else (trimmed means and their like among it).
 */
export function parseStatistic(text: string): Statistic | null {
  if (Object.hasOwn(NAMED, text)) return { kind: NAMED[text as keyof typeof NAMED] };
  const rank = /^p(\d{1,3}(?:\.\d{1,10})?)$/u.exec(text)?.[1];
  if (rank === undefined || Number(rank) > 100) return null;
  return { kind: 'percentile', rank: Number(rank) };
}

/**
 * The statistic of one bucket's data, of which there is at least one. Null for a percentile where
 * the data contain statistic sets, whose single values are not known, as on CloudWatch.
 */
export function evaluateStatistic(statistic: Statistic, data: readonly Sample[]): number | null {
  const total = (member: 'count' | 'sum') => data.reduce((sum, datum) => sum + datum[member], 0);
  switch (statistic.kind) {
    case 'sampleCount':
      return total('count');
    case 'sum':
      return total('sum');
    case 'average':
      return total('sum') / total('count');
    case 'minimum':
      return data.reduce((least, datum) => Math.min(least, datum.minimum), Number.POSITIVE_INFINITY);
    case 'maximum':
      return data.reduce((most, datum) => Math.max(most, datum.maximum), Number.NEGATIVE_INFINITY);
    case 'percentile':
      return percentile(statistic.rank, data);
  }
}

/**
 * The weighted percentile by linear interpolation between the closest ranks (type 7 of Hyndman and
 * Fan), each value standing as often as its count says. CloudWatch does not publish its own rule.
 */
function percentile(rank: number, data: readonly Sample[]): number | null {
  if (data.some(({ minimum, maximum }) => minimum !== maximum)) return null;
  const sorted = data.toSorted((a, b) => a.minimum - b.minimum);
  const count = sorted.reduce((sum, datum) => sum + datum.count, 0);
  const place = Math.max(0, count - 1) * (rank / 100);
  const below = valueAt(sorted, Math.floor(place));
  const above = valueAt(sorted, Math.ceil(place));
  return below + (above - below) * (place - Math.floor(place));
}

/** The value at a place (from 0) of the sorted data, each repeated `count` times. */
function valueAt(sorted: readonly Sample[], place: number): number {
  let passed = 0;
  for (const { minimum, count } of sorted) {
    passed += count;
    if (place < passed) return minimum;
  }
  return sorted.at(-1)?.minimum ?? Number.NaN;
}
