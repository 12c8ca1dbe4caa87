import type { DatumRow } from './metric-store';

/** A span of whole seconds since the epoch, [from, to). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The data of one period; `start` is a multiple of the period, in seconds since the epoch. */
export interface Bucket {
  readonly start: number;
  readonly data: readonly DatumRow[];
}

/**
 * The seconds asked for. As CloudWatch does, the start is rounded down to a whole period, so that
 * the first bucket is not a part of one; the end stays and is exclusive.
 */
export function alignSpan(start: Date, end: Date, period: number): Span {
  const from = Math.floor(start.getTime() / 1000 / period) * period;
  return { from, to: Math.ceil(end.getTime() / 1000) };
}

/** Groups data in time order by period; a period without data has no bucket. */
export function toBuckets(data: readonly DatumRow[], period: number): readonly Bucket[] {
  const buckets: { start: number; data: DatumRow[] }[] = [];
  for (const datum of data) {
    const start = Math.floor(datum.second / period) * period;
    const last = buckets.at(-1);
    if (last?.start === start) last.data.push(datum);
    else buckets.push({ start, data: [datum] });
  }
  return buckets;
}

/** Periods CloudWatch has: 1, 5, 10, 20, 30 or a multiple of 60 seconds. */
export function isPeriod(seconds: number): boolean {
  return [1, 5, 10, 20, 30].includes(seconds) || (seconds > 0 && seconds % 60 === 0);
}
