import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { type LeftBehind, leftBehindSchema } from '../../../shared/model/endpoint-view';
import type { EndpointStore } from '../../domains/endpoints/store-port';
import { transaction } from '../migrate';
import { parseJson } from '../parse-json';
import type { Sync } from '../sync';

const row = z.object({ json: z.string() });

type Methods = Pick<Sync<EndpointStore>, 'leftBehind' | 'saveLeftBehind' | 'forgetLeftBehind'>;

export function leftBehindMethods(database: DatabaseSyncInstance): Methods {
  const all = database.prepare('SELECT json FROM endpoint_left_behind WHERE workspace = ? ORDER BY endpoint');
  const one = database.prepare('SELECT json FROM endpoint_left_behind WHERE workspace = ? AND endpoint = ?');
  const put = database.prepare('INSERT OR REPLACE INTO endpoint_left_behind VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM endpoint_left_behind WHERE workspace = ? AND endpoint = ?');
  const held = (workspace: string, endpoint: string): LeftBehind | null => {
    const found = row.optional().parse(one.get(workspace, endpoint));
    return found ? parseJson(leftBehindSchema, found.json) : null;
  };
  return {
    leftBehind(workspace) {
      return z
        .array(row)
        .parse(all.all(workspace))
        .flatMap(({ json }) => parseJson(leftBehindSchema, json) ?? []);
    },
    saveLeftBehind(workspace, left) {
      transaction(database, () => {
        const before = held(workspace, left.endpoint);
        const both = {
          ...left,
          configs: [...new Set([...(before?.configs ?? []), ...left.configs])],
          models: [...new Set([...(before?.models ?? []), ...left.models])],
        };
        put.run(workspace, left.endpoint, JSON.stringify(both));
      });
    },
    forgetLeftBehind(workspace, endpoint, names) {
      transaction(database, () => {
        const before = held(workspace, endpoint);
        if (!before) return;
        const rest = (all: readonly string[]): readonly string[] => all.filter((name) => !names.includes(name));
        const left = { ...before, configs: rest(before.configs), models: rest(before.models) };
        if (left.configs.length + left.models.length === 0) remove.run(workspace, endpoint);
        else put.run(workspace, endpoint, JSON.stringify(left));
      });
    },
  };
}
