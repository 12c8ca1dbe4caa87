/**
 * Log lines of all jobs share one table: id = job × 2^32 + index, so a page of a job is one range
 * of the primary key and a word search can be limited to a job by the same range.
 */
export const initial = `
CREATE TABLE workspaces (
  id TEXT PRIMARY KEY,
  json TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE jobs (
  workspace TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  listed INTEGER NOT NULL,
  summary TEXT NOT NULL,
  detail TEXT,
  detail_fetched_at INTEGER,
  PRIMARY KEY (workspace, name)
) WITHOUT ROWID;
CREATE INDEX jobs_by_time ON jobs (workspace, listed, created_at DESC);

CREATE TABLE job_lists (
  workspace TEXT PRIMARY KEY,
  fetched_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE logs (
  id INTEGER PRIMARY KEY,
  workspace TEXT NOT NULL,
  job TEXT NOT NULL,
  lines INTEGER NOT NULL,
  fetched_at INTEGER,
  metrics_read_to INTEGER NOT NULL DEFAULT 0,
  UNIQUE (workspace, job)
);

CREATE TABLE log_streams (
  id INTEGER PRIMARY KEY,
  log INTEGER NOT NULL,
  name TEXT NOT NULL,
  position TEXT,
  UNIQUE (log, name)
);

CREATE TABLE log_lines (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  stream INTEGER NOT NULL,
  text TEXT NOT NULL
);

CREATE TABLE log_events (
  log INTEGER NOT NULL,
  event BLOB NOT NULL,
  PRIMARY KEY (log, event)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE log_text USING fts5(
  text,
  content = 'log_lines',
  content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2 tokenchars '_'"
);

CREATE TABLE metric_series (
  id INTEGER PRIMARY KEY,
  workspace TEXT NOT NULL,
  job TEXT NOT NULL,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  UNIQUE (workspace, job, source, name)
);

CREATE TABLE metric_points (
  series INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  at INTEGER NOT NULL,
  step REAL,
  value REAL NOT NULL,
  PRIMARY KEY (series, ordinal)
) WITHOUT ROWID;

CREATE TABLE journal (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  request TEXT NOT NULL,
  at INTEGER NOT NULL,
  outcome TEXT,
  settled_at INTEGER
) WITHOUT ROWID;
CREATE INDEX journal_open ON journal (workspace, at) WHERE outcome IS NULL;

CREATE TABLE documents (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (kind, key)
) WITHOUT ROWID;
`;
