import type { Service } from '../gateway/service';
import { type Database, migrate } from '../storage/database';
import type { LogSink, MetricSink } from '../storage/telemetry';
import { LogEvents } from './logs/log-events';
import { LogGroups } from './logs/log-groups';
import { LogIngest } from './logs/log-ingest';
import { LogStreams } from './logs/log-streams';
import { MetricIngest } from './metrics/metric-ingest';
import { MetricStore } from './metrics/metric-store';
import { telemetryMigrations } from './schema';

export interface TelemetryOptions {
  /** The workspace's telemetry.db, open; it is closed by whoever opened it, after close(). */
  readonly database: Database;
  /** ms since the epoch. */
  readonly clock: () => number;
}

/** CloudWatch Logs and CloudWatch of the local workspace. */
export interface Telemetry {
  readonly logs: LogSink;
  readonly metrics: MetricSink;
  readonly services: readonly Service[];
  /** Ends live tails and stores what the sinks still hold. */
  close(): Promise<void>;
}

export function createTelemetry({ database, clock }: TelemetryOptions): Telemetry {
  migrate(database, 'telemetry', telemetryMigrations);
  const groups = new LogGroups(database);
  const streams = new LogStreams(database);
  const events = new LogEvents(database);
  const logs = new LogIngest({ database, groups, streams, events, clock, onArrived: () => undefined });
  const metrics = new MetricIngest(database, new MetricStore(database));
  return {
    logs,
    metrics,
    services: [],
    async close() {
      await Promise.all([logs.close(), metrics.close()]);
    },
  };
}
