import type { Service } from '../gateway/service';
import { logsService } from '../gateway/services/logs';
import { monitoringService } from '../gateway/services/monitoring';
import type { AlarmStates } from '../storage/alarms';
import { type Database, migrate } from '../storage/database';
import type { LogSink, MetricSink } from '../storage/telemetry';
import { AlarmWatch } from './alarms/alarm-watch';
import { Alarms } from './alarms/alarms';
import { LiveTails } from './logs/live-tail';
import { LogEvents } from './logs/log-events';
import { LogGroups } from './logs/log-groups';
import { LogIngest } from './logs/log-ingest';
import { LogStreams } from './logs/log-streams';
import { logsOperations } from './logs/logs-operations';
import { Purge } from './logs/purge';
import { MetricIngest } from './metrics/metric-ingest';
import { MetricStore } from './metrics/metric-store';
import { monitoringOperations } from './metrics/monitoring-operations';
import { telemetryMigrations } from './schema';

export interface TelemetryOptions {
  /** The workspace's telemetry.db, open; it is closed by whoever opened it, after close(). */
  readonly database: Database;
  /** ms since the epoch. */
  readonly clock: () => number;
  /** How long a live tail may last, ms; three hours, as on AWS, unless a test has less time. */
  readonly liveTailLimitMs?: number;
}

const LIVE_TAIL_LIMIT_MS = 3 * 3_600_000;

/** CloudWatch Logs and CloudWatch of the local workspace. */
export interface Telemetry {
  readonly logs: LogSink;
  readonly metrics: MetricSink;
  readonly alarms: AlarmStates;
  readonly services: readonly Service[];
  /** Ends live tails and stores what the sinks still hold. */
  close(): Promise<void>;
}

/** Builds the services over an open database and continues what an earlier daemon left undone. */
export function createTelemetry(options: TelemetryOptions): Telemetry {
  const { database, clock, liveTailLimitMs = LIVE_TAIL_LIMIT_MS } = options;
  migrate(database, 'telemetry', telemetryMigrations);
  const groups = new LogGroups(database);
  const streams = new LogStreams(database);
  const events = new LogEvents(database);
  const tails = new LiveTails();
  const purge = new Purge(events);
  const ingest = new LogIngest({
    database,
    groups,
    streams,
    events,
    clock,
    onArrived: (arrived) => tails.publish(arrived),
  });
  const metrics = new MetricStore(database);
  const alarms = new Alarms(database, clock);
  const alarmWatch = new AlarmWatch({ alarms, metrics, clock });
  const metricIngest = new MetricIngest(database, metrics, (data) => alarmWatch.arrived(data));
  purge.start();
  return {
    logs: ingest,
    metrics: metricIngest,
    alarms,
    services: [
      logsService(
        logsOperations({
          database,
          groups,
          streams,
          events,
          ingest,
          tails,
          clock,
          purge: () => purge.start(),
          liveTailLimitMs,
        }),
      ),
      monitoringService(
        monitoringOperations(
          { metrics, ingest: metricIngest, clock },
          { alarms, clock, hasFailed: (name) => alarmWatch.failed.has(name) },
        ),
      ),
    ],
    async close() {
      purge.stop();
      tails.close();
      await Promise.all([ingest.close(), metricIngest.close()]);
      await alarmWatch.close();
    },
  };
}
