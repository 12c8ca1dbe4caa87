import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import type { PaceStore } from '../../domains/store-ports';
import type { Sync } from '../sync';

const dueRow = z.object({ due: z.number() });
/** A call due later than this was put down before somebody set the clock back, ms. */
const believable = 30_000;

export function paceRepository(database: DatabaseSyncInstance): Sync<PaceStore> {
  // One statement, so that two processes cannot be given the same turn.
  const reserve = database.prepare(
    `INSERT INTO paces VALUES (:key, :now + :interval)
     ON CONFLICT (key) DO UPDATE SET due =
       CASE WHEN due > :now + ${believable} THEN :now ELSE max(due, :now) END + :interval
     RETURNING due`,
  );
  return {
    reserve: (key, now, interval) => dueRow.parse(reserve.get({ key, now, interval })).due - interval,
  };
}
