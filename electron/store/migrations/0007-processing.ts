/** Processing jobs as training jobs are kept. Their lines are in `log_lines`, under `processing/<name>`. */
export const processing = `
CREATE TABLE processing_jobs (
  workspace TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  listed INTEGER NOT NULL,
  summary TEXT NOT NULL,
  detail TEXT,
  detail_fetched_at INTEGER,
  PRIMARY KEY (workspace, name)
) WITHOUT ROWID;
CREATE INDEX processing_jobs_by_time ON processing_jobs (workspace, listed, created_at DESC);

CREATE TABLE processing_job_lists (
  workspace TEXT PRIMARY KEY,
  fetched_at INTEGER NOT NULL
) WITHOUT ROWID;
`;
