import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAudit } from '../../electron/domains/audit/audit';
import { systemClock } from '../../electron/platform/node/clock';
import { nodeFiles } from '../../electron/platform/node/files';
import { openOfflineStore } from '../../electron/store/offline-store';
import { must } from '../fakes/opened-console';

const worker = join(import.meta.dirname, '../../out/node/store-worker.js');
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'upside-audit-'));
  file = join(directory, 'store.db');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function writer(
  name: string,
  entries: number,
): ChildProcess & { acknowledged: () => number; next: () => Promise<unknown> } {
  const path = join(import.meta.dirname, '../fakes/audit-writer.ts');
  const words = ['--import', 'tsx', path, file, name, String(entries)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  return Object.assign(child, {
    acknowledged: () => text.split('\n').length - 1,
    next: () => once(child.stdout, 'data'),
  });
}

/** What the audit domain makes of the file, opened for one question. */
async function withAudit<T>(work: (audit: ReturnType<typeof createAudit>) => Promise<T>): Promise<T> {
  const store = openOfflineStore({ file, workerFile: worker });
  try {
    return await work(
      createAudit({
        store: store.audit,
        files: nodeFiles,
        clock: systemClock,
        logger: silent,
        user: 'x',
        via: 'window',
      }),
    );
  } finally {
    await store.close();
  }
}

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.split('\n');
}

it('is one chain when two processes append at the same time, and its export proves it anywhere', async () => {
  const entries = 300;
  const writers = ['a', 'b'].map((name) => writer(name, entries));
  await Promise.all(writers.map((one) => once(one, 'exit')));
  const path = join(directory, 'audit.jsonl');
  await withAudit(async (audit) => {
    const verdict = must(await audit.verify());
    expect(verdict).toMatchObject({ intact: 2 * entries, broken: null });
    expect(must(await audit.export(path, new AbortController().signal))).toMatchObject({ entries: 2 * entries });
    const text = readFileSync(path, 'utf8');
    expect(must(await audit.verifyLines(linesOf(text)))).toEqual(verdict);
    const changed = must(await audit.verifyLines(linesOf(text.replace('"job/a-7"', '"job/a-8"'))));
    expect(changed.broken?.kind).toBe('changed');
    expect((await audit.verifyLines(linesOf('not an export'))).ok).toBe(false);
  });
  const users = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).user);
  expect(users.filter((user) => user === 'a')).toHaveLength(entries);
});

it('keeps every acknowledged entry, chained, when a writer is killed', async () => {
  let acknowledged = 0;
  for (const name of ['one', 'two', 'three']) {
    const killed = writer(name, 100_000);
    while (killed.acknowledged() < 25) await killed.next();
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    acknowledged += killed.acknowledged();
  }
  const { broken, intact } = await withAudit(async (audit) => must(await audit.verify()));
  expect(broken).toBeNull();
  expect(intact).toBeGreaterThanOrEqual(acknowledged);
});

it.each([
  ['changed', 'UPDATE audit SET entry = replace(entry, \'"job/a-3"\', \'"job/b-3"\') WHERE sequence = 4', 4],
  ['removed', 'DELETE FROM audit WHERE sequence = 4', 4],
  ['removed', 'DELETE FROM audit WHERE sequence > 7', 8],
  ['inserted', 'INSERT INTO audit SELECT 11, entry, hash FROM audit WHERE sequence = 5', 5],
])('finds an entry that was %s in the file: %s', async (kind, sql, sequence) => {
  await once(writer('a', 10), 'exit');
  const database = new DatabaseSync(file);
  database.exec(`DROP TRIGGER audit_unchanged; DROP TRIGGER audit_kept; ${sql}`);
  database.close();
  const { broken } = await withAudit(async (audit) => must(await audit.verify()));
  expect(broken).toMatchObject({ kind, sequence });
});
