import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OfflineStore } from '../../electron/domains/store-ports';
import { migrate } from '../../electron/store/migrate';
import { openOfflineStore } from '../../electron/store/offline-store';
import type { CodedError } from '../../shared/errors/coded-error';
import { seededRandom } from '../fakes/seeded-random';
import { mountSmallDisk } from '../fakes/small-disk';
import { testMigrations } from '../fakes/store-migrator';

const worker = join(import.meta.dirname, '../../out/node/store-worker.js');
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'upside-store-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function run(
  script: string,
  ...input: string[]
): ChildProcess & { said: () => readonly string[]; output: () => Promise<void> } {
  const path = join(import.meta.dirname, '../fakes', script);
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...input], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  return Object.assign(child, {
    said: () => text.split('\n').filter(Boolean),
    output: async () => {
      await once(child.stdout, 'data');
    },
  });
}

/** Every line of the log, with the promise that its numbers are dense and its search index agrees. */
async function wholeLog(store: OfflineStore, file: string): Promise<readonly string[]> {
  const { total } = await store.logs.page('local', 'job', 0, 0);
  const texts: string[] = [];
  while (texts.length < total) {
    const { lines } = await store.logs.page('local', 'job', texts.length, 2_000);
    expect(lines.map(({ index }) => index)).toEqual(lines.map((_line, i) => texts.length + i));
    texts.push(...lines.map(({ text }) => text));
    if (lines.length === 0) throw new Error(`Lines from ${texts.length} on are missing.`);
  }
  const database = new DatabaseSync(file);
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  database.exec("INSERT INTO log_text (log_text, rank) VALUES ('integrity-check', 1)");
  database.close();
  return texts;
}

it('waits for another process that writes to it before it is in WAL mode', async () => {
  const file = join(directory, 'begun.db');
  const other = new DatabaseSync(file);
  other.exec('CREATE TABLE other (x); BEGIN IMMEDIATE; INSERT INTO other VALUES (1)');
  const store = openOfflineStore({ file, workerFile: worker });
  const health = store.health();
  // Switching the mode does not wait by itself: SQLite answers at once that the file is busy.
  const written = setTimeout(() => other.exec('COMMIT'), 700);
  expect(await health).toEqual({ kind: 'ready' });
  clearTimeout(written);
  await store.close();
  other.close();
});

it('keeps every line once that two processes write at the same time', async () => {
  const file = join(directory, 'store.db');
  const writers = ['a', 'b'].map((name) => run('store-writer.ts', file, name, '60', '30'));
  await Promise.all(writers.map((writer) => once(writer, 'exit')));
  expect(writers.map((writer) => writer.said().length)).toEqual([60, 60]);
  const store = openOfflineStore({ file, workerFile: worker });
  const texts = await wholeLog(store, file);
  expect(new Set(texts).size).toBe(texts.length);
  // 10 shared lines a batch once, 20 of each writer.
  expect(texts.length).toBe(60 * (10 + 20 + 20));
  await store.close();
});

it('has every acknowledged batch whole after the writer was killed, ten times over', async () => {
  const file = join(directory, 'store.db');
  const random = seededRandom(7);
  let acknowledged = 0;
  for (let round = 0; round < 10; round += 1) {
    const writer = run('store-writer.ts', file, `round-${round}`, '100000', '30');
    const kill = 1 + Math.floor(random() * 40);
    while (writer.said().length < kill) await writer.output();
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    const store = openOfflineStore({ file, workerFile: worker });
    const texts = await wholeLog(store, file);
    const own = texts.filter((text) => text.startsWith(`line round-${round}/`)).length;
    expect(own % 20).toBe(0);
    expect(own / 20).toBeGreaterThanOrEqual(writer.said().length);
    acknowledged += writer.said().length;
    await store.close();
  }
  expect(acknowledged).toBeGreaterThan(10);
});

it('is before or after a migration when killed in the middle of it, and goes on', async () => {
  const random = seededRandom(11);
  for (let round = 0; round < 6; round += 1) {
    const file = join(directory, `store-${round}.db`);
    const migrator = run('store-migrator.ts', file);
    await migrator.output();
    const late = setTimeout(() => migrator.kill('SIGKILL'), random() * 250);
    await once(migrator, 'exit');
    clearTimeout(late);
    const database = new DatabaseSync(file, { timeout: 10_000 });
    const has = (table: string): boolean =>
      database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) !== undefined;
    const version = database.prepare('PRAGMA user_version').get()?.user_version;
    expect([has('old'), has('moved')]).toEqual(version === 1 ? [true, false] : [false, true]);
    migrate(database, testMigrations);
    expect(database.prepare('SELECT count(*) AS n FROM moved').get()).toEqual({ n: 400_000 });
    database.close();
  }
});

it('says that the disk is full, loses nothing that was acknowledged, and goes on when there is room', async (context) => {
  const disk = mountSmallDisk(16);
  if ('refused' in disk) return context.skip(disk.refused);
  try {
    const file = join(disk.folder, 'store.db');
    const store = openOfflineStore({ file, workerFile: worker });
    const write = (batch: number) =>
      store.logs.append(
        'local',
        'job',
        Array.from({ length: 20 }, (_value, line) => ({
          at: batch,
          stream: 's',
          text: `batch ${batch} line ${line} ${'x'.repeat(500)}`,
          eventId: `${batch}/${line}`,
        })),
        batch,
      );
    for (let batch = 0; batch < 20; batch += 1) await write(batch);
    disk.fill();
    let acknowledged = 20;
    const refused = await (async (): Promise<CodedError> => {
      for (;;) {
        try {
          await write(acknowledged);
          acknowledged += 1;
        } catch (error) {
          return error as CodedError;
        }
      }
    })();
    expect(refused.failure.code).toBe('disk.full');
    expect((await store.logs.page('local', 'job', 0, 0)).total).toBe(acknowledged * 20);
    disk.free();
    await write(acknowledged);
    expect(await wholeLog(store, file)).toHaveLength((acknowledged + 1) * 20);
    await store.close();
  } finally {
    disk.remove();
  }
});
