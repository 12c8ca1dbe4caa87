/** Endpoints, their last figures, their test calls, and what deployments left behind. Their lines are in `log_lines`. */
export const endpoints = `
CREATE TABLE endpoints (
  workspace TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  listed INTEGER NOT NULL,
  summary TEXT NOT NULL,
  view TEXT,
  view_fetched_at INTEGER,
  figures TEXT,
  figures_fetched_at INTEGER,
  PRIMARY KEY (workspace, name)
) WITHOUT ROWID;

CREATE TABLE endpoint_lists (
  workspace TEXT PRIMARY KEY,
  fetched_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE endpoint_left_behind (
  workspace TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (workspace, endpoint)
) WITHOUT ROWID;

CREATE TABLE endpoint_calls (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  at INTEGER NOT NULL,
  json TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX endpoint_calls_by_time ON endpoint_calls (workspace, endpoint, at DESC);
`;
