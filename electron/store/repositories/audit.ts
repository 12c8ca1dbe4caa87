import { createHash } from 'node:crypto';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import {
  type AuditRecord,
  canonicalText,
  isShown,
  noHash,
  parseCanonicalText,
} from '../../../shared/model/audit-record';
import type { AuditStore } from '../../domains/store-ports';
import { transaction } from '../migrate';
import type { Sync } from '../sync';

const row = z.object({ sequence: z.number().int(), text: z.string(), hash: z.string() });
const headRow = z.object({ sequence: z.number().int(), hash: z.string() });
const lastRow = z.object({ sequence: z.number().int().nullable() });

/** Rows read at once while looking for those a filter lets through. */
const batch = 500;

export function auditRepository(database: DatabaseSyncInstance): Sync<AuditStore> {
  const head = database.prepare('SELECT sequence, hash FROM audit_head');
  const last = database.prepare('SELECT max(sequence) AS sequence FROM audit');
  const insert = database.prepare('INSERT INTO audit (sequence, entry, hash) VALUES (?, ?, ?)');
  const setHead = database.prepare(
    'INSERT INTO audit_head VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash',
  );
  const older = database.prepare(
    'SELECT sequence, entry AS text, hash FROM audit WHERE sequence < ? ORDER BY sequence DESC LIMIT ?',
  );
  const newer = database.prepare(
    'SELECT sequence, entry AS text, hash FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?',
  );
  const readHead = () => headRow.optional().parse(head.get()) ?? { sequence: 0, hash: noHash };

  const append: Sync<AuditStore>['append'] = (entry) =>
    transaction(database, () => {
      const end = readHead();
      // Rows somebody else put after the end must not stop the log: the gap shows in the next verification.
      const highest = Math.max(end.sequence, lastRow.parse(last.get()).sequence ?? 0);
      const statement = { ...entry, sequence: highest + 1, previousHash: end.hash };
      const text = canonicalText(statement);
      const hash = createHash('sha256').update(text, 'utf8').digest('hex');
      insert.run(statement.sequence, text, hash);
      setHead.run(statement.sequence, hash);
      return { ...statement, hash };
    });

  return {
    append(entry) {
      // What was paid for or destroyed must stay known after a power cut too.
      database.exec('PRAGMA synchronous = FULL');
      try {
        return append(entry);
      } finally {
        database.exec('PRAGMA synchronous = NORMAL');
      }
    },
    page(filter, before, limit) {
      const records: AuditRecord[] = [];
      let reached = before ?? Number.MAX_SAFE_INTEGER;
      for (;;) {
        const rows = z.array(row).parse(older.all(reached, batch));
        for (const { hash, sequence, text } of rows) {
          const statement = parseCanonicalText(text);
          reached = sequence;
          // An entry that cannot be read is what verifying tells of.
          if (!statement || !isShown(statement, filter)) continue;
          if (records.length === limit) return { records, more: true };
          records.push({ ...statement, hash });
        }
        if (rows.length < batch) return { records, more: false };
      }
    },
    rows(after, limit) {
      database.exec('BEGIN');
      try {
        return { rows: z.array(row).parse(newer.all(after, limit)), head: readHead() };
      } finally {
        database.exec('COMMIT');
      }
    },
  };
}
