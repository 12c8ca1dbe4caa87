import { createHash } from 'node:crypto';
import { fail, ok } from '../../../shared/errors/result';
import { exportLine, parseExportLine } from '../../../shared/model/audit-record';
import { guard } from '../guard';
import { createNotifier, type Notifier } from '../notifier';
import type { Clock, Files, Logger } from '../platform-ports';
import type { AuditRow, AuditStore } from '../store-ports';
import { walkChain } from './chain';
import type { AuditDomain } from './contract';
import type { AuditTrail } from './ports';

/** Entries read in one question to the store. */
const batch = 500;
/** A message of a service may be a page long; what happened is at its beginning. */
const longestDetail = 2_000;

export interface AuditOptions {
  readonly store: AuditStore;
  readonly files: Files;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The operating system's name of the person. */
  readonly user: string;
  readonly via: 'window' | 'command line';
}

/** The audit log: what other domains write to, what people read, and what could not be written. */
export interface Audit extends AuditDomain, AuditTrail {
  /** Calls of this session that are in the program's log only, because the store did not take them. */
  readonly unrecorded: number;
  /** Notified when `unrecorded` grows. */
  readonly changes: Notifier;
}

export function createAudit({ clock, files, logger, store, user, via }: AuditOptions): Audit {
  const changes = createNotifier();
  let unrecorded = 0;

  async function* batches(until = Number.POSITIVE_INFINITY): AsyncGenerator<readonly AuditRow[]> {
    for (let after = 0; after < until; ) {
      const { rows } = await store.rows(after, batch);
      const last = rows.at(-1);
      if (!last) return;
      yield rows.filter(({ sequence }) => sequence <= until);
      after = last.sequence;
    }
  }

  return {
    changes,
    get unrecorded() {
      return unrecorded;
    },

    async record(entry) {
      const at = clock.now();
      const detail = entry.detail.slice(0, longestDetail);
      try {
        await store.append({ ...entry, detail, at, user, via });
      } catch (error) {
        const { action, outcome, target } = entry;
        const why = error instanceof Error ? error.message : String(error);
        logger.error('audit.not-recorded', { action, target, outcome, why });
        unrecorded += 1;
        changes.notify();
      }
    },

    list: (filter, before, limit) => guard(async () => ({ ...(await store.page(filter, before, limit)), unrecorded })),

    verify: () =>
      guard(async () => {
        const walk = walkChain();
        for (let after = 0; ; ) {
          // Rows and head are of one moment, so that a call recorded meanwhile is no break.
          const { rows, head } = await store.rows(after, batch);
          const agrees = rows.every((row) => walk.next(row));
          const last = rows.at(-1);
          if (!agrees || !last || rows.length < batch) return walk.verdict(head);
          after = last.sequence;
        }
      }),

    async verifyLines(source) {
      const walk = walkChain();
      let number = 0;
      for await (const line of source) {
        number += 1;
        if (line === '') continue;
        const link = parseExportLine(line);
        if (!link) {
          return fail(
            'input.invalid',
            `Line ${number} is no entry of an audit log: it does not end with a hash.`,
            'Verify a file that `upside audit export` wrote, unchanged.',
          );
        }
        if (!walk.next(link)) break;
      }
      return ok(walk.verdict(null));
    },

    async *lines() {
      for await (const rows of batches()) yield* rows.map(lineOf);
    },

    async export(path, signal) {
      const measured = await guard(() => measure(batches()));
      if (!measured.ok) return measured;
      const { bytes, checksumSha256, entries, last } = measured.data;
      // What is recorded meanwhile comes after the last entry that was measured.
      const saved = await files.save(path, encoded(batches(last)), { bytes, checksumSha256 }, () => undefined, signal);
      return saved.ok ? ok({ entries, bytes }) : saved;
    },
  };
}

function lineOf({ text, hash }: AuditRow): string {
  return `${exportLine(text, hash)}\n`;
}

async function* encoded(source: AsyncIterable<readonly AuditRow[]>): AsyncGenerator<Uint8Array> {
  for await (const rows of source) yield Buffer.from(rows.map(lineOf).join(''), 'utf8');
}

/** Size and checksum of an export before it is written: the file is compared with them. */
async function measure(source: AsyncIterable<readonly AuditRow[]>) {
  const hash = createHash('sha256');
  let bytes = 0;
  let entries = 0;
  let last = 0;
  for await (const rows of source) {
    for (const row of rows) {
      const line = lineOf(row);
      hash.update(line, 'utf8');
      bytes += Buffer.byteLength(line);
      last = row.sequence;
    }
    entries += rows.length;
  }
  return { bytes, entries, last, checksumSha256: hash.digest('base64') };
}
