import type { Database } from '../../storage/database';

/** One value with its count, or one statistic set, at one second. */
export interface NewDatum {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Seconds since the epoch. */
  readonly second: number;
  readonly unit: string;
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

export interface Metric {
  readonly id: number;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Seconds since the epoch of its newest datum. */
  readonly lastAt: number;
}

export type DatumRow = Pick<NewDatum, 'second' | 'unit' | 'count' | 'sum' | 'minimum' | 'maximum'> & {
  readonly id: number;
};

/** The data of one second as one statistic set. */
export type SecondRow = Pick<NewDatum, 'second' | 'count' | 'sum' | 'minimum' | 'maximum'>;

/** Which data of one metric: seconds in [from, to), of one unit or of any, after a place in time order. */
export interface DataQuery {
  readonly metricId: number;
  readonly from: number;
  readonly to: number;
  readonly unit: string | null;
  readonly after: { readonly second: number; readonly id: number };
  readonly limit: number;
}

type MetricRow = Omit<Metric, 'dimensions'> & { readonly dimensions: string };

/** Metrics and their data. A metric is its namespace, its name and its set of dimensions. */
export class MetricStore {
  constructor(private readonly database: Database) {}

  /** Stores the data and notes their metrics. Call inside a transaction. */
  insert(data: readonly NewDatum[]): void {
    const ensure = this.database.prepare(
      `INSERT INTO metric (namespace, name, dimensions, last_at) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET last_at = max(last_at, excluded.last_at) RETURNING id`,
    );
    const insert = this.database.prepare(
      'INSERT INTO metric_datum (metric_id, second, unit, count, sum, minimum, maximum) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    for (const datum of data) {
      const key = dimensionsKey(datum.dimensions);
      const { id } = ensure.get(datum.namespace, datum.name, key, datum.second) as { id: number };
      insert.run(id, datum.second, datum.unit, datum.count, datum.sum, datum.minimum, datum.maximum);
    }
  }

  find(namespace: string, name: string, dimensions: Readonly<Record<string, string>>): Metric | undefined {
    const row = this.database
      .prepare(
        `SELECT id, namespace, name, dimensions, last_at AS lastAt FROM metric
         WHERE namespace = ? AND name = ? AND dimensions = ?`,
      )
      .get(namespace, name, dimensionsKey(dimensions)) as MetricRow | undefined;
    return row === undefined ? undefined : toMetric(row);
  }

  /** Metrics after the given id, in the order they first appeared; null leaves a filter out. */
  list(query: { namespace: string | null; name: string | null; activeSince: number; after: number; limit: number }) {
    const rows = this.database
      .prepare(
        `SELECT id, namespace, name, dimensions, last_at AS lastAt FROM metric
         WHERE id > ? AND (? IS NULL OR namespace = ?) AND (? IS NULL OR name = ?) AND last_at >= ?
         ORDER BY id LIMIT ?`,
      )
      .all(
        query.after,
        query.namespace,
        query.namespace,
        query.name,
        query.name,
        query.activeSince,
        query.limit,
      ) as unknown as readonly MetricRow[];
    return rows.map(toMetric);
  }

  /** The same data second by second, whatever the unit if none is asked for; all of it at once. */
  perSecond({ metricId, from, to, unit }: Pick<DataQuery, 'metricId' | 'from' | 'to' | 'unit'>): readonly SecondRow[] {
    return this.database
      .prepare(
        `SELECT second, sum(count) AS count, sum(sum) AS sum, min(minimum) AS minimum, max(maximum) AS maximum
         FROM metric_datum INDEXED BY metric_datum_by_time
         WHERE metric_id = ? AND second >= ? AND second < ? AND (? IS NULL OR unit = ?)
         GROUP BY second ORDER BY second`,
      )
      .all(metricId, from, to, unit, unit) as unknown as readonly SecondRow[];
  }

  /** The data in time order. */
  data(query: DataQuery): readonly DatumRow[] {
    return this.database
      .prepare(
        `SELECT id, second, unit, count, sum, minimum, maximum FROM metric_datum INDEXED BY metric_datum_by_time
         WHERE metric_id = ? AND second >= ? AND second < ? AND (second, id) > (?, ?) AND (? IS NULL OR unit = ?)
         ORDER BY second, id LIMIT ?`,
      )
      .all(
        query.metricId,
        // SQLite seeks by one lower bound of the second: it has to be the narrower one.
        Math.max(query.from, query.after.second),
        query.to,
        query.after.second,
        query.after.id,
        query.unit,
        query.unit,
        query.limit,
      ) as unknown as readonly DatumRow[];
  }
}

/** The same for the same set of dimensions, whatever order they came in. */
export function dimensionsKey(dimensions: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function toMetric(row: MetricRow): Metric {
  const pairs = JSON.parse(row.dimensions) as [string, string][];
  return { ...row, dimensions: Object.fromEntries(pairs) };
}
