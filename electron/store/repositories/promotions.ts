import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import {
  type Promotion,
  promotionCallSchema,
  promotionSampleSchema,
  promotionSchema,
} from '../../../shared/model/promotion';
import type { PromotionStore } from '../../domains/promotions/ports';
import type { Sync } from '../sync';

const rows = z.array(z.object({ json: z.string() }));

export function promotionRepository(database: DatabaseSyncInstance): Sync<PromotionStore> {
  const save = database.prepare(`INSERT INTO promotions (id, workspace, endpoint, started_at, ended, json)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET ended = excluded.ended, json = excluded.json`);
  const load = database.prepare('SELECT json FROM promotions WHERE workspace = ? AND id = ?');
  const list = database.prepare(
    'SELECT json FROM promotions WHERE workspace = ? AND (? IS NULL OR endpoint = ?) ORDER BY started_at DESC, id',
  );
  const unfinished = database.prepare(
    'SELECT json FROM promotions WHERE workspace = ? AND ended = 0 ORDER BY started_at, id',
  );
  // One statement, so that of two processes that ask at once one gets it. None can have it longer than one that takes it
  // now would: that was before the machine was started anew.
  const lease = database.prepare(
    `UPDATE promotions SET driver = ?, driven_until = ?
     WHERE id = ? AND (driver IS NULL OR driver = ? OR driven_until < ? OR driven_until > ?)`,
  );
  const release = database.prepare(
    'UPDATE promotions SET driver = NULL, driven_until = NULL WHERE id = ? AND driver = ?',
  );
  const add = database.prepare(`INSERT INTO promotion_records (promotion, kind, position, json)
    SELECT ?, ?, coalesce(max(position) + 1, 0), ? FROM promotion_records WHERE promotion = ? AND kind = ?`);
  const records = database.prepare(
    'SELECT json FROM promotion_records WHERE promotion = ? AND kind = ? AND position >= ? ORDER BY position',
  );
  const read = <T>(schema: z.ZodType<T>, found: unknown): readonly T[] =>
    rows.parse(found).map(({ json }) => schema.parse(JSON.parse(json)));

  return {
    save(workspaceId, promotion: Promotion) {
      const { endpoint, id, startedAt, step } = promotion;
      // What is about to be sent must survive a power cut too, as in the journal.
      database.exec('PRAGMA synchronous = FULL');
      try {
        save.run(id, workspaceId, endpoint, startedAt, step === 'ended' ? 1 : 0, JSON.stringify(promotion));
      } finally {
        database.exec('PRAGMA synchronous = NORMAL');
      }
    },
    load: (workspaceId, id) => read(promotionSchema, load.all(workspaceId, id))[0] ?? null,
    list: (workspaceId, endpoint) => read(promotionSchema, list.all(workspaceId, endpoint, endpoint)),
    unfinished: (workspaceId) => read(promotionSchema, unfinished.all(workspaceId)),
    lease: (id, owner, now, until) => Number(lease.run(owner, until, id, owner, now, until).changes) === 1,
    release(id, owner) {
      release.run(id, owner);
    },
    addCall(id, call) {
      add.run(id, 'call', JSON.stringify(call), id, 'call');
    },
    addSample(id, sample) {
      add.run(id, 'sample', JSON.stringify(sample), id, 'sample');
    },
    calls: (id, from) => read(promotionCallSchema, records.all(id, 'call', from)),
    samples: (id, from) => read(promotionSampleSchema, records.all(id, 'sample', from)),
  };
}
