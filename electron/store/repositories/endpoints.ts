import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { type EndpointSummary, endpointSummarySchema } from '../../../shared/model/endpoint';
import { endpointFiguresSchema, endpointViewSchema } from '../../../shared/model/endpoint-view';
import type { EndpointStore } from '../../domains/endpoints/store-port';
import { transaction } from '../migrate';
import { parseJson } from '../parse-json';
import type { Sync } from '../sync';
import { endpointCallMethods } from './endpoint-calls';
import { leftBehindMethods } from './endpoint-left-behind';
import { forgetLog } from './forget-log';

const listRow = z.object({ summary: z.string(), view: z.string().nullable() });
const fetchedRow = z.object({ fetched_at: z.number().int() });
const createdRow = z.object({ created_at: z.number().int() });
const jsonRow = z.object({ json: z.string(), fetched_at: z.number().int() });

/** The name under which `endpointLogKey` of the port keeps an endpoint's lines. */
const logKey = (name: string): string => `endpoint/${name}`;

export function endpointRepository(database: DatabaseSyncInstance): Sync<EndpointStore> {
  const list = database.prepare(
    'SELECT summary, view FROM endpoints WHERE workspace = ? AND listed = 1 ORDER BY created_at DESC, name',
  );
  const fetched = database.prepare('SELECT fetched_at FROM endpoint_lists WHERE workspace = ?');
  const view = database.prepare(
    'SELECT view AS json, view_fetched_at AS fetched_at FROM endpoints WHERE workspace = ? AND name = ? AND view IS NOT NULL',
  );
  const figures = database.prepare(
    'SELECT figures AS json, figures_fetched_at AS fetched_at FROM endpoints WHERE workspace = ? AND name = ? AND figures IS NOT NULL',
  );
  const created = database.prepare('SELECT created_at FROM endpoints WHERE workspace = ? AND name = ?');
  const unlist = database.prepare('UPDATE endpoints SET listed = 0 WHERE workspace = ? AND listed = 1');
  const upsert = database.prepare(
    `INSERT INTO endpoints (workspace, name, created_at, listed, summary) VALUES (?, ?, ?, 1, ?)
     ON CONFLICT (workspace, name) DO UPDATE SET created_at = excluded.created_at, listed = 1, summary = excluded.summary`,
  );
  const forget = database.prepare(
    'UPDATE endpoints SET view = NULL, view_fetched_at = NULL, figures = NULL, figures_fetched_at = NULL WHERE workspace = ? AND name = ?',
  );
  const setView = database.prepare(
    'UPDATE endpoints SET view = ?, view_fetched_at = ? WHERE workspace = ? AND name = ?',
  );
  const setFigures = database.prepare(
    'UPDATE endpoints SET figures = ?, figures_fetched_at = ? WHERE workspace = ? AND name = ?',
  );
  const setFetched = database.prepare(
    'INSERT INTO endpoint_lists VALUES (?, ?) ON CONFLICT (workspace) DO UPDATE SET fetched_at = max(fetched_at, excluded.fetched_at)',
  );
  const remove = database.prepare('DELETE FROM endpoints WHERE workspace = ? AND name = ?');
  const removeCalls = database.prepare('DELETE FROM endpoint_calls WHERE workspace = ? AND endpoint = ?');

  /** An endpoint of the same name made at another time is another endpoint. */
  const save = (workspace: string, endpoint: EndpointSummary): void => {
    const known = createdRow.optional().parse(created.get(workspace, endpoint.name));
    if (known && known.created_at !== endpoint.createdAt) forget.run(workspace, endpoint.name);
    const summary = JSON.stringify(endpointSummarySchema.parse(endpoint));
    upsert.run(workspace, endpoint.name, endpoint.createdAt, summary);
  };

  return {
    ...endpointCallMethods(database),
    ...leftBehindMethods(database),

    list(workspace) {
      const rows = z.array(listRow).parse(list.all(workspace));
      return {
        // A row that cannot be read is left out: the service lists it again.
        endpoints: rows.flatMap((row) => {
          const summary = parseJson(endpointSummarySchema, row.summary);
          return summary
            ? [{ ...summary, view: row.view === null ? null : parseJson(endpointViewSchema, row.view) }]
            : [];
        }),
        fetchedAt: fetchedRow.optional().parse(fetched.get(workspace))?.fetched_at ?? null,
      };
    },
    show(workspace, name) {
      const row = jsonRow.optional().parse(view.get(workspace, name));
      const value = row ? parseJson(endpointViewSchema, row.json) : null;
      return row && value ? { value, fetchedAt: row.fetched_at, source: 'store' } : null;
    },
    saveList(workspace, endpoints, fetchedAt) {
      transaction(database, () => {
        unlist.run(workspace);
        for (const endpoint of endpoints) save(workspace, endpoint);
        setFetched.run(workspace, fetchedAt);
      });
    },
    saveView(workspace, value, fetchedAt) {
      transaction(database, () => {
        save(workspace, value.endpoint);
        setView.run(JSON.stringify(value), fetchedAt, workspace, value.endpoint.name);
      });
    },
    remove(workspace, name) {
      transaction(database, () => {
        forgetLog(database, workspace, logKey(name));
        removeCalls.run(workspace, name);
        remove.run(workspace, name);
      });
    },
    figures(workspace, name) {
      const row = jsonRow.optional().parse(figures.get(workspace, name));
      const value = row ? parseJson(endpointFiguresSchema, row.json) : null;
      return row && value ? { value, fetchedAt: row.fetched_at, source: 'store' } : null;
    },
    saveFigures(workspace, name, value, fetchedAt) {
      setFigures.run(JSON.stringify(value), fetchedAt, workspace, name);
    },
  };
}
