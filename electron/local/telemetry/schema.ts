import type { Migration } from '../storage/database';

/**
 * The tables of logs and metrics. Log events keep a sequence of their own (AUTOINCREMENT, so a
 * number is never given twice even after its stream was deleted): time order is (timestamp,
 * sequence), the order of arrival is sequence, and GetLogEvents needs both.
 */
export const telemetryMigrations: readonly Migration[] = [
  {
    name: 'logs and metrics',
    sql: `
      CREATE TABLE log_group (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        retention_days INTEGER,
        tags TEXT NOT NULL DEFAULT '{}'
      ) STRICT;

      CREATE TABLE log_stream (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        group_id INTEGER NOT NULL REFERENCES log_group (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        first_event_at INTEGER,
        last_event_at INTEGER,
        last_ingested_at INTEGER,
        stored_bytes INTEGER NOT NULL DEFAULT 0,
        UNIQUE (group_id, name)
      ) STRICT;
      CREATE INDEX log_stream_by_last_event ON log_stream (group_id, last_event_at);

      CREATE TABLE log_event (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        stream_id INTEGER NOT NULL,
        timestamp INTEGER NOT NULL,
        ingested_at INTEGER NOT NULL,
        -- UTF-8 bytes: bound as text, a message would end at its first NUL.
        message BLOB NOT NULL
      ) STRICT;
      -- Every index ends with the sequence, which is its rowid.
      CREATE INDEX log_event_by_time ON log_event (stream_id, timestamp);
      CREATE INDEX log_event_by_arrival ON log_event (stream_id);

      -- Streams already deleted whose events still wait to be removed, a few at a time.
      CREATE TABLE log_purge (stream_id INTEGER PRIMARY KEY) STRICT;

      CREATE TABLE metric (
        id INTEGER PRIMARY KEY,
        namespace TEXT NOT NULL,
        name TEXT NOT NULL,
        dimensions TEXT NOT NULL,
        last_at INTEGER NOT NULL,
        UNIQUE (namespace, name, dimensions)
      ) STRICT;

      -- One row a value: sum is value times count, and minimum = maximum. A statistic set is the
      -- same row with minimum < maximum, which is why percentiles leave it out.
      CREATE TABLE metric_datum (
        id INTEGER PRIMARY KEY,
        metric_id INTEGER NOT NULL REFERENCES metric (id) ON DELETE CASCADE,
        second INTEGER NOT NULL,
        unit TEXT NOT NULL,
        count REAL NOT NULL,
        sum REAL NOT NULL,
        minimum REAL NOT NULL,
        maximum REAL NOT NULL
      ) STRICT;
      CREATE INDEX metric_datum_by_time ON metric_datum (metric_id, second);
    `,
  },
  {
    name: 'alarms',
    sql: `
      CREATE TABLE alarm (
        name TEXT PRIMARY KEY,
        configuration TEXT NOT NULL,
        configured_at INTEGER NOT NULL,
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        reason_data TEXT,
        updated_at INTEGER NOT NULL,
        transitioned_at INTEGER NOT NULL
      ) STRICT;

      -- Outlives its alarm, so it refers to a name.
      CREATE TABLE alarm_history (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        alarm TEXT NOT NULL,
        at INTEGER NOT NULL,
        type TEXT NOT NULL,
        summary TEXT NOT NULL,
        data TEXT NOT NULL
      ) STRICT;
      CREATE INDEX alarm_history_by_time ON alarm_history (at);
    `,
  },
];
