import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { datasetDetailSchema, datasetVersionSummarySchema } from '../../../shared/model/dataset/dataset';
import type { DatasetStore } from '../../domains/datasets/ports';
import { transaction } from '../migrate';
import { parseJson } from '../parse-json';
import type { Sync } from '../sync';
import { datasetLines } from './dataset-lines';

const documentRow = z.object({ json: z.string(), fetched_at: z.number().int() }).optional();
const setRow = z.object({ id: z.number().int(), total: z.number().int(), fetched_at: z.number().int() }).optional();
const idRows = z.array(z.object({ id: z.number().int() }));

/** Sets of lines that nobody goes on with are taken for broken off after this time, ms. */
const longestDownload = 6 * 3_600_000;

export function datasetRepository(database: DatabaseSyncInstance): Sync<DatasetStore> {
  const list = database.prepare('SELECT json, fetched_at FROM dataset_lists WHERE workspace = ?');
  const saveList = database.prepare('INSERT OR REPLACE INTO dataset_lists VALUES (?, ?, ?)');
  const detail = database.prepare(
    'SELECT json, fetched_at FROM dataset_details WHERE workspace = ? AND dataset = ? AND version = ?',
  );
  const saveDetail = database.prepare('INSERT OR REPLACE INTO dataset_details VALUES (?, ?, ?, ?, ?)');
  const forgetDetail = database.prepare(
    'DELETE FROM dataset_details WHERE workspace = ? AND dataset = ? AND version = ?',
  );
  const complete = database.prepare(
    `SELECT id, total, fetched_at FROM dataset_sets
     WHERE workspace = ? AND dataset = ? AND version = ? AND complete = 1 AND (? IS NULL OR sha256 = ?)
     ORDER BY id DESC LIMIT 1`,
  );
  const begin = database.prepare(
    'INSERT INTO dataset_sets (workspace, dataset, version, sha256, fetched_at) VALUES (?, ?, ?, ?, ?)',
  );
  const setsOf = database.prepare('SELECT id FROM dataset_sets WHERE workspace = ? AND dataset = ? AND version = ?');
  const brokenOff = database.prepare('SELECT id FROM dataset_sets WHERE complete = 0 AND fetched_at < ?');
  const others = database.prepare(
    `SELECT other.id FROM dataset_sets other JOIN dataset_sets own
       ON own.workspace = other.workspace AND own.dataset = other.dataset AND own.version = other.version
     WHERE own.id = ? AND other.id <> own.id AND other.complete = 1`,
  );
  const end = database.prepare(
    `UPDATE dataset_sets SET complete = 1,
       total = (SELECT count(*) FROM dataset_lines WHERE dataset_set = dataset_sets.id) WHERE id = ?`,
  );
  const forgetLines = database.prepare('DELETE FROM dataset_lines WHERE dataset_set = ?');
  const forgetSet = database.prepare('DELETE FROM dataset_sets WHERE id = ?');
  const drop = (id: number): void => {
    forgetLines.run(id);
    forgetSet.run(id);
  };

  return {
    list(workspace) {
      const row = documentRow.parse(list.get(workspace));
      const versions = row === undefined ? null : parseJson(z.array(datasetVersionSummarySchema), row.json);
      return { versions: versions ?? [], fetchedAt: versions === null ? null : (row?.fetched_at ?? null) };
    },
    saveList(workspace, versions, fetchedAt) {
      saveList.run(workspace, JSON.stringify(versions), fetchedAt);
    },
    show(workspace, dataset, version) {
      const row = documentRow.parse(detail.get(workspace, dataset, version));
      const value = row === undefined ? null : parseJson(datasetDetailSchema, row.json);
      return row === undefined || value === null ? null : { value, fetchedAt: row.fetched_at, source: 'store' };
    },
    saveDetail(workspace, one, fetchedAt) {
      saveDetail.run(workspace, one.dataset, one.version, JSON.stringify(one), fetchedAt);
    },
    remove(workspace, dataset, version) {
      transaction(database, () => {
        forgetDetail.run(workspace, dataset, version);
        for (const { id } of idRows.parse(setsOf.all(workspace, dataset, version))) drop(id);
      });
    },
    lines(workspace, dataset, version, sha256) {
      const row = setRow.parse(complete.get(workspace, dataset, version, sha256, sha256));
      return row === undefined ? null : { id: row.id, total: row.total, fetchedAt: row.fetched_at };
    },
    beginLines: (workspace, dataset, version, sha256, at) =>
      transaction(database, () => {
        for (const { id } of idRows.parse(brokenOff.all(at - longestDownload))) drop(id);
        return Number(begin.run(workspace, dataset, version, sha256, at).lastInsertRowid);
      }),
    endLines(id) {
      transaction(database, () => {
        for (const other of idRows.parse(others.all(id))) drop(other.id);
        end.run(id);
      });
    },
    dropLines(id) {
      transaction(database, () => drop(id));
    },
    ...datasetLines(database),
  };
}
