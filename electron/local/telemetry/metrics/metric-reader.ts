import { type Bucket, type Span, toBuckets } from './buckets';
import type { DatumRow, MetricStore, SecondRow } from './metric-store';

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

/** Seconds of data summed up between two rounds of the event loop. */
const CHUNK_SECONDS = 900;

/** The buckets of one metric in time order; none when there is no such metric. */
export async function readBuckets(store: MetricStore, query: SeriesQuery): Promise<readonly Bucket[]> {
  return toBuckets(await readData(store, query), query.period);
}

/**
 * The data of a span in time order, summed up by seconds unless `single` values are needed, as
 * percentiles do. None when there is no such metric.
 */
export async function readAggregates(
  store: MetricStore,
  query: Omit<SeriesQuery, 'period'> & { readonly single: boolean },
): Promise<readonly SecondRow[]> {
  if (query.single) return readData(store, query);
  const metric = findMetric(store, query);
  const rows: SecondRow[] = [];
  if (metric === undefined) return rows;
  for (let { from } = query.span; from < query.span.to; from += CHUNK_SECONDS) {
    if (from > query.span.from) await new Promise(setImmediate);
    const to = Math.min(query.span.to, from + CHUNK_SECONDS);
    rows.push(...store.perSecond({ metricId: metric.id, from, to, unit: query.unit }));
  }
  return rows;
}

async function readData(store: MetricStore, query: Omit<SeriesQuery, 'period'>): Promise<readonly DatumRow[]> {
  const metric = findMetric(store, query);
  const data: DatumRow[] = [];
  if (metric === undefined) return data;
  let after = { second: query.span.from, id: 0 };
  for (;;) {
    const { from, to } = query.span;
    const chunk = store.data({ metricId: metric.id, from, to, unit: query.unit, after, limit: CHUNK_DATA });
    data.push(...chunk);
    after = chunk.at(-1) ?? after;
    if (chunk.length < CHUNK_DATA) return data;
    await new Promise(setImmediate);
  }
}

function findMetric(store: MetricStore, { dimensions, name, namespace }: Omit<SeriesQuery, 'period'>) {
  return store.find(namespace, name, Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, Value])));
}
