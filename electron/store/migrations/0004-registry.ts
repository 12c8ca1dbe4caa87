/** A version's row outlives its place in the list, so that it opens offline after it was deleted elsewhere. */
export const registry = `
CREATE TABLE registry_groups (
  workspace TEXT NOT NULL,
  name TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (workspace, name)
) WITHOUT ROWID;

CREATE TABLE registry_versions (
  workspace TEXT NOT NULL,
  arn TEXT NOT NULL,
  group_name TEXT NOT NULL,
  version INTEGER NOT NULL,
  listed INTEGER NOT NULL,
  summary TEXT NOT NULL,
  detail TEXT,
  detail_fetched_at INTEGER,
  PRIMARY KEY (workspace, arn)
) WITHOUT ROWID;
CREATE INDEX registry_versions_by_group ON registry_versions (workspace, group_name, version DESC);

CREATE TABLE registry_lists (
  workspace TEXT PRIMARY KEY,
  fetched_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE lineage_graphs (
  workspace TEXT NOT NULL,
  arn TEXT NOT NULL,
  json TEXT NOT NULL,
  fetched_at INTEGER NOT NULL,
  PRIMARY KEY (workspace, arn)
) WITHOUT ROWID;
`;
