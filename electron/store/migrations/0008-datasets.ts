/**
 * Data sets as last seen, and the lines of those that were opened. A set of lines is seen only once it is complete, so a
 * download that broke off leaves nothing half there. The search index follows by triggers, since an external-content
 * index must be told the very text it forgets.
 */
export const datasets = `
CREATE TABLE dataset_lists (
  workspace TEXT PRIMARY KEY,
  json TEXT NOT NULL,
  fetched_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE dataset_details (
  workspace TEXT NOT NULL,
  dataset TEXT NOT NULL,
  version TEXT NOT NULL,
  json TEXT NOT NULL,
  fetched_at INTEGER NOT NULL,
  PRIMARY KEY (workspace, dataset, version)
) WITHOUT ROWID;

CREATE TABLE dataset_sets (
  id INTEGER PRIMARY KEY,
  workspace TEXT NOT NULL,
  dataset TEXT NOT NULL,
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  fetched_at INTEGER NOT NULL,
  complete INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX dataset_sets_of ON dataset_sets (workspace, dataset, version);

CREATE TABLE dataset_lines (
  id INTEGER PRIMARY KEY,
  dataset_set INTEGER NOT NULL,
  position INTEGER NOT NULL,
  record TEXT NOT NULL,
  split TEXT NOT NULL,
  episode TEXT NOT NULL,
  scene TEXT NOT NULL,
  speaker TEXT,
  location TEXT,
  text TEXT NOT NULL,
  json TEXT NOT NULL
);
CREATE UNIQUE INDEX dataset_lines_in_order ON dataset_lines (dataset_set, position);
CREATE INDEX dataset_lines_by_record ON dataset_lines (dataset_set, record);

CREATE VIRTUAL TABLE dataset_text USING fts5(
  text,
  content = 'dataset_lines',
  content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER dataset_line_added AFTER INSERT ON dataset_lines BEGIN
  INSERT INTO dataset_text (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER dataset_line_removed AFTER DELETE ON dataset_lines BEGIN
  INSERT INTO dataset_text (dataset_text, rowid, text) VALUES ('delete', old.id, old.text);
END;
`;
