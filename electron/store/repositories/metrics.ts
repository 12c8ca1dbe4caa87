import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import {
  type MetricPoint,
  type MetricSeries,
  metricPointSchema,
  metricSeriesSchema,
} from '../../../shared/model/metric-series';
import type { MetricStore } from '../../domains/store-ports';
import { transaction } from '../migrate';
import type { Sync } from '../sync';

const idRow = z.object({ id: z.number().int() });
const nextRow = z.object({ next: z.number().int() });
const readRow = z.object({ metrics_read_to: z.number().int() });
const seriesRow = z.object({
  id: z.number().int(),
  name: z.string(),
  source: metricSeriesSchema.unwrap().shape.source,
});

export function metricRepository(database: DatabaseSyncInstance): Sync<MetricStore> {
  const addSeries = database.prepare(
    'INSERT INTO metric_series (workspace, job, name, source) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const findSeries = database.prepare(
    'SELECT id FROM metric_series WHERE workspace = ? AND job = ? AND name = ? AND source = ?',
  );
  const allSeries = database.prepare(
    'SELECT id, name, source FROM metric_series WHERE workspace = ? AND job = ? ORDER BY id',
  );
  const points = database.prepare('SELECT at, step, value FROM metric_points WHERE series = ? ORDER BY ordinal');
  const next = database.prepare('SELECT coalesce(max(ordinal) + 1, 0) AS next FROM metric_points WHERE series = ?');
  const addPoint = database.prepare(
    'INSERT INTO metric_points (series, ordinal, at, step, value) VALUES (?, ?, ?, ?, ?)',
  );
  const putPoint = database.prepare(
    'INSERT OR REPLACE INTO metric_points (series, ordinal, at, step, value) VALUES (?, ?, ?, ?, ?)',
  );
  const readTo = database.prepare('SELECT metrics_read_to FROM logs WHERE workspace = ? AND job = ?');
  const setReadTo = database.prepare(
    'UPDATE logs SET metrics_read_to = ? WHERE workspace = ? AND job = ? AND metrics_read_to = ?',
  );
  const latest = database.prepare(
    `SELECT p.at, p.step, p.value FROM metric_points p JOIN metric_series s ON s.id = p.series
     WHERE s.workspace = ? AND s.job = ? AND s.source = ? ORDER BY p.at DESC LIMIT 1`,
  );

  const seriesId = (workspace: string, job: string, { name, source }: MetricSeries): number => {
    addSeries.run(workspace, job, name, source);
    return idRow.parse(findSeries.get(workspace, job, name, source)).id;
  };
  const read = (id: number): MetricPoint[] => z.array(metricPointSchema).parse(points.all(id));

  return {
    append(workspace, job, series) {
      transaction(database, () => {
        for (const one of series) {
          const id = seriesId(workspace, job, one);
          // The time is the place: a period that is read again with a better value replaces the first.
          for (const { at, step, value } of one.points) putPoint.run(id, at, at, step, value);
        }
      });
    },
    appendFromLog(workspace, job, series, from, to) {
      return transaction(database, () => {
        if (setReadTo.run(to, workspace, job, from).changes === 0) return false;
        for (const one of series) {
          const id = seriesId(workspace, job, one);
          let ordinal = nextRow.parse(next.get(id)).next;
          for (const { at, step, value } of one.points) addPoint.run(id, ordinal++, at, step, value);
        }
        return true;
      });
    },
    readTo(workspace, job) {
      return readRow.optional().parse(readTo.get(workspace, job))?.metrics_read_to ?? 0;
    },
    read(workspace, job) {
      const rows = z.array(seriesRow).parse(allSeries.all(workspace, job));
      return rows.map(({ id, name, source }) => ({ name, source, points: read(id) }));
    },
    latest(workspace, job, source) {
      return metricPointSchema.optional().parse(latest.get(workspace, job, source)) ?? null;
    },
  };
}
