import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import type { DocumentStore } from '../../domains/store-ports';
import type { Sync } from '../sync';

const row = z.object({ json: z.string() });

export function documentRepository(database: DatabaseSyncInstance): Sync<DocumentStore> {
  const load = database.prepare('SELECT json FROM documents WHERE kind = ? AND key = ?');
  const save = database.prepare('INSERT OR REPLACE INTO documents VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM documents WHERE kind = ? AND key = ?');
  return {
    load: (kind, key) => row.optional().parse(load.get(kind, key))?.json ?? null,
    save(kind, key, json) {
      if (json === null) remove.run(kind, key);
      else save.run(kind, key, json);
    },
  };
}
