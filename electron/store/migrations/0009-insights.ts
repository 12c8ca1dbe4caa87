/**
 * Insights as last read, and the lines that carry a theme. Lines lie beside the records of their data set and are joined
 * with them, so that both are kept once. What belongs to a version goes when the version is forgotten.
 */
export const insights = `
CREATE TABLE insight_documents (
  workspace TEXT NOT NULL,
  subject TEXT NOT NULL,
  what TEXT NOT NULL,
  json TEXT NOT NULL,
  fetched_at INTEGER NOT NULL,
  PRIMARY KEY (workspace, subject, what)
) WITHOUT ROWID;

CREATE TABLE insight_sets (
  id INTEGER PRIMARY KEY,
  workspace TEXT NOT NULL,
  subject TEXT NOT NULL,
  etag TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  complete INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX insight_sets_of ON insight_sets (workspace, subject);

CREATE TABLE insight_lines (
  insight_set INTEGER NOT NULL,
  record TEXT NOT NULL,
  s0 REAL NOT NULL, s1 REAL NOT NULL, s2 REAL NOT NULL, s3 REAL NOT NULL,
  s4 REAL NOT NULL, s5 REAL NOT NULL, s6 REAL NOT NULL, s7 REAL NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (insight_set, record)
) WITHOUT ROWID;

CREATE TRIGGER insight_set_removed AFTER DELETE ON insight_sets BEGIN
  DELETE FROM insight_lines WHERE insight_set = old.id;
END;
CREATE TRIGGER insight_version_removed AFTER DELETE ON dataset_details BEGIN
  DELETE FROM insight_documents WHERE workspace = old.workspace AND subject = old.dataset || '@' || old.version;
  DELETE FROM insight_sets WHERE workspace = old.workspace AND subject = old.dataset || '@' || old.version;
END;
`;
