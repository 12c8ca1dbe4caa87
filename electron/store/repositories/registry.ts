import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { lineageGraphSchema } from '../../../shared/model/lineage';
import { type PackageSummary, packageGroupSchema, packageSummarySchema } from '../../../shared/model/model-package';
import { modelVersionSchema } from '../../../shared/model/model-version';
import type { RegistryStore } from '../../domains/registry/store-port';
import { transaction } from '../migrate';
import { parseJson } from '../parse-json';
import type { Sync } from '../sync';

const jsonRow = z.object({ json: z.string() });
const fetchedRow = z.object({ fetched_at: z.number().int() });
const graphRow = z.object({ json: z.string(), fetched_at: z.number().int() });
const detailRow = z.object({ detail: z.string(), detail_fetched_at: z.number().int() });

export function registryRepository(database: DatabaseSyncInstance): Sync<RegistryStore> {
  const groups = database.prepare('SELECT json FROM registry_groups WHERE workspace = ? ORDER BY name');
  const versions = database.prepare(
    'SELECT summary AS json FROM registry_versions WHERE workspace = ? AND listed = 1 ORDER BY group_name, version DESC',
  );
  const fetched = database.prepare('SELECT fetched_at FROM registry_lists WHERE workspace = ?');
  const forgetGroups = database.prepare('DELETE FROM registry_groups WHERE workspace = ?');
  const addGroup = database.prepare('INSERT INTO registry_groups VALUES (?, ?, ?)');
  const unlist = database.prepare('UPDATE registry_versions SET listed = 0 WHERE workspace = ? AND listed = 1');
  const upsert = database.prepare(
    `INSERT INTO registry_versions (workspace, arn, group_name, version, listed, summary) VALUES (?, ?, ?, ?, 1, ?)
     ON CONFLICT (workspace, arn) DO UPDATE SET listed = 1, summary = excluded.summary`,
  );
  const setFetched = database.prepare(
    'INSERT INTO registry_lists VALUES (?, ?) ON CONFLICT (workspace) DO UPDATE SET fetched_at = max(fetched_at, excluded.fetched_at)',
  );
  const detail = database.prepare(
    'SELECT detail, detail_fetched_at FROM registry_versions WHERE workspace = ? AND arn = ? AND detail IS NOT NULL',
  );
  const details = database.prepare(
    'SELECT detail AS json FROM registry_versions WHERE workspace = ? AND group_name = ? AND detail IS NOT NULL ORDER BY version DESC',
  );
  const setDetail = database.prepare(
    'UPDATE registry_versions SET detail = ?, detail_fetched_at = ? WHERE workspace = ? AND arn = ?',
  );
  const remove = database.prepare('DELETE FROM registry_versions WHERE workspace = ? AND arn = ?');
  const graph = database.prepare('SELECT json, fetched_at FROM lineage_graphs WHERE workspace = ? AND arn = ?');
  const saveGraph = database.prepare('INSERT OR REPLACE INTO lineage_graphs VALUES (?, ?, ?, ?)');

  const save = (workspace: string, one: PackageSummary): void => {
    const summary = JSON.stringify(packageSummarySchema.parse(one));
    upsert.run(workspace, one.arn, one.group, one.version, summary);
  };
  /** A row that cannot be read is left out: the service lists it again. */
  const readAll = <S extends z.ZodType>(schema: S, rows: unknown): z.output<S>[] =>
    z
      .array(jsonRow)
      .parse(rows)
      .flatMap(({ json }) => parseJson(schema, json) ?? []);

  return {
    list: (workspace) => ({
      groups: readAll(packageGroupSchema, groups.all(workspace)),
      versions: readAll(packageSummarySchema, versions.all(workspace)),
      fetchedAt: fetchedRow.optional().parse(fetched.get(workspace))?.fetched_at ?? null,
    }),
    saveList(workspace, allGroups, allVersions, fetchedAt) {
      transaction(database, () => {
        forgetGroups.run(workspace);
        for (const group of allGroups)
          addGroup.run(workspace, group.name, JSON.stringify(packageGroupSchema.parse(group)));
        unlist.run(workspace);
        for (const one of allVersions) save(workspace, one);
        setFetched.run(workspace, fetchedAt);
      });
    },
    show(workspace, arn) {
      const row = detailRow.optional().parse(detail.get(workspace, arn));
      const value = row ? parseJson(modelVersionSchema, row.detail) : null;
      return row && value ? { value, fetchedAt: row.detail_fetched_at, source: 'store' } : null;
    },
    details: (workspace, group) => readAll(modelVersionSchema, details.all(workspace, group)),
    saveVersion(workspace, version, fetchedAt) {
      transaction(database, () => {
        save(workspace, packageSummarySchema.parse(version.package));
        setDetail.run(JSON.stringify(version), fetchedAt, workspace, version.package.arn);
      });
    },
    remove(workspace, arn) {
      remove.run(workspace, arn);
    },
    lineage(workspace, arn) {
      const row = graphRow.optional().parse(graph.get(workspace, arn));
      const value = row ? parseJson(lineageGraphSchema, row.json) : null;
      return row && value ? { value, fetchedAt: row.fetched_at, source: 'store' } : null;
    },
    saveLineage(workspace, arn, value, fetchedAt) {
      saveGraph.run(workspace, arn, JSON.stringify(lineageGraphSchema.parse(value)), fetchedAt);
    },
  };
}
