import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { workspaceSchema } from '../../../shared/model/workspace';
import type { WorkspaceStore } from '../../domains/store-ports';
import { parseJson } from '../parse-json';
import type { Sync } from '../sync';

const row = z.object({ json: z.string() });

export function workspaceRepository(database: DatabaseSyncInstance): Sync<WorkspaceStore> {
  const load = database.prepare('SELECT json FROM workspaces WHERE id = ?');
  const save = database.prepare('INSERT OR REPLACE INTO workspaces VALUES (?, ?)');
  return {
    load(id) {
      const found = row.optional().parse(load.get(id));
      return found ? parseJson(workspaceSchema, found.json) : null;
    },
    save(workspace) {
      save.run(workspace.id, JSON.stringify(workspaceSchema.parse(workspace)));
    },
  };
}
