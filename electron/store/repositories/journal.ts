import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import type { JournalStore } from '../../domains/store-ports';
import type { Sync } from '../sync';

const openRow = z.object({
  id: z.string(),
  action: z.string(),
  target: z.string(),
  requestJson: z.string(),
  at: z.number().int(),
  aliveAt: z.number().nullable(),
});

export function journalRepository(database: DatabaseSyncInstance): Sync<JournalStore> {
  const begin = database.prepare(
    'INSERT INTO journal (id, workspace, action, target, request, at, alive_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const alive = database.prepare('UPDATE journal SET alive_at = ? WHERE id = ? AND outcome IS NULL');
  const settle = database.prepare('UPDATE journal SET outcome = ?, settled_at = ? WHERE id = ? AND outcome IS NULL');
  const open = database.prepare(
    `SELECT id, action, target, request AS requestJson, at, alive_at AS aliveAt FROM journal
     WHERE workspace = ? AND outcome IS NULL ORDER BY at`,
  );
  return {
    begin({ id, workspaceId, action, target, requestJson, at, aliveAt }) {
      // What is about to be paid for must survive a power cut too; elsewhere a kill is what counts.
      database.exec('PRAGMA synchronous = FULL');
      try {
        begin.run(id, workspaceId, action, target, requestJson, at, aliveAt);
      } finally {
        database.exec('PRAGMA synchronous = NORMAL');
      }
    },
    alive(id, at) {
      alive.run(at, id);
    },
    settle(id, outcome, at) {
      settle.run(outcome, at, id);
    },
    open(workspaceId) {
      return z.array(openRow).parse(open.all(workspaceId));
    },
  };
}
