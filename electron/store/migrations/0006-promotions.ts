/** A promotion is one document; what its flight recorder holds is appended and read from a position on. */
export const promotions = `
CREATE TABLE promotions (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended INTEGER NOT NULL,
  json TEXT NOT NULL,
  driver TEXT,
  driven_until INTEGER
) WITHOUT ROWID;
CREATE INDEX promotions_by_time ON promotions (workspace, started_at DESC);

CREATE TABLE promotion_records (
  promotion TEXT NOT NULL,
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (promotion, kind, position)
) WITHOUT ROWID;
`;
