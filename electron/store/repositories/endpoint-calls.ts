import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { endpointCallSchema } from '../../../shared/model/endpoint-view';
import type { EndpointStore } from '../../domains/endpoints/store-port';
import { transaction } from '../migrate';
import { parseJson } from '../parse-json';
import type { Sync } from '../sync';

/** Test calls kept of one endpoint. */
const kept = 200;
const row = z.object({ json: z.string() });

export function endpointCallMethods(database: DatabaseSyncInstance): Pick<Sync<EndpointStore>, 'calls' | 'addCall'> {
  const calls = database.prepare(
    'SELECT json FROM endpoint_calls WHERE workspace = ? AND endpoint = ? ORDER BY at DESC, id LIMIT ?',
  );
  const add = database.prepare('INSERT INTO endpoint_calls (id, workspace, endpoint, at, json) VALUES (?, ?, ?, ?, ?)');
  const trim = database.prepare(
    `DELETE FROM endpoint_calls WHERE workspace = ?1 AND endpoint = ?2 AND id NOT IN
     (SELECT id FROM endpoint_calls WHERE workspace = ?1 AND endpoint = ?2 ORDER BY at DESC, id LIMIT ?3)`,
  );
  return {
    calls(workspace, name) {
      const rows = z.array(row).parse(calls.all(workspace, name, kept));
      return rows.flatMap(({ json }) => parseJson(endpointCallSchema, json) ?? []);
    },
    addCall(workspace, name, call) {
      transaction(database, () => {
        add.run(call.id, workspace, name, call.at, JSON.stringify(call));
        trim.run(workspace, name, kept);
      });
    },
  };
}
