import { type Bucket, type Span, toBuckets } from './buckets';
import type { DatumRow, MetricStore } from './metric-store';

export interface SeriesQuery {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly { readonly Name: string; readonly Value: string }[];
  readonly unit: string | null;
  readonly span: Span;
  /** Seconds. */
  readonly period: number;
}

/** Data read between two rounds of the event loop. */
const CHUNK_DATA = 5_000;

/** The buckets of one metric in time order; none when there is no such metric. */
export async function readBuckets(store: MetricStore, query: SeriesQuery): Promise<readonly Bucket[]> {
  const dimensions = Object.fromEntries(query.dimensions.map(({ Name, Value }) => [Name, Value]));
  const metric = store.find(query.namespace, query.name, dimensions);
  if (metric === undefined) return [];
  const data: DatumRow[] = [];
  let after = { second: query.span.from, id: 0 };
  for (;;) {
    const { from, to } = query.span;
    const chunk = store.data({ metricId: metric.id, from, to, unit: query.unit, after, limit: CHUNK_DATA });
    data.push(...chunk);
    after = chunk.at(-1) ?? after;
    if (chunk.length < CHUNK_DATA) return toBuckets(data, query.period);
    await new Promise(setImmediate);
  }
}
