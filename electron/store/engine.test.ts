import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OfflineStore } from '../domains/store-ports';
import { createEngine } from './engine';
import type { Part } from './methods';
import { migrate } from './migrate';
import { migrations } from './migrations';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'upside-store-'));
  file = join(directory, 'store.db');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** The engine with the port's types, as the main thread sees it through the worker. */
function open() {
  const answer = createEngine(file, 0);
  const ask = (request: Parameters<typeof answer>[0]): unknown => {
    const reply = answer(request);
    if (!reply.ok) throw Object.assign(new Error(reply.failure.message), { failure: reply.failure });
    return reply.data;
  };
  return {
    call: <P extends Part, M extends keyof OfflineStore[P] & string>(
      part: P,
      method: M,
      ...input: OfflineStore[P][M] extends (...input: infer I) => unknown ? I : never
    ) =>
      ask({ id: 1, kind: 'call', part, method, input }) as OfflineStore[P][M] extends (
        ...input: never
      ) => Promise<infer O>
        ? O
        : never,
    health: () => ask({ id: 1, kind: 'health' }),
    close: () => ask({ id: 1, kind: 'close' }),
  };
}

const line = (text: string, eventId = text) => ({ at: 1, stream: 's/algo-1', text, eventId });

it('keeps a line once, numbers lines densely and finds them by word', () => {
  const store = open();
  store.call('logs', 'append', 'local', 'other', [line('in between')], 5);
  expect(
    store.call('logs', 'append', 'local', 'job', [line('a'), line('b'), line('a')], 5).map((l) => l.index),
  ).toEqual([0, 1]);
  expect(store.call('logs', 'append', 'local', 'job', [line('b'), line('train_loss=0.5 done')], 6)).toEqual([
    { index: 2, at: 1, stream: 's/algo-1', text: 'train_loss=0.5 done' },
  ]);
  expect(store.call('logs', 'page', 'local', 'job', 1, 10)).toEqual({
    total: 3,
    fetchedAt: 6,
    lines: [
      { index: 1, at: 1, stream: 's/algo-1', text: 'b' },
      { index: 2, at: 1, stream: 's/algo-1', text: 'train_loss=0.5 done' },
    ],
  });
  store.close();
  const database = new DatabaseSync(file);
  expect(database.prepare(`SELECT rowid FROM log_text WHERE log_text MATCH '"train_loss"'`).all()).toHaveLength(1);
  database.exec("INSERT INTO log_text(log_text, rank) VALUES ('integrity-check', 1)");
  database.close();
});

it('keeps the rest of a line behind a NUL, and strange text as it is', () => {
  const store = open();
  const strange = ['a\0b', '\u202e<script>\u001b[31m', '', 'x'.repeat(256 * 1024), '😀é'];
  store.call(
    'logs',
    'append',
    'local',
    'job',
    strange.map((text, i) => line(text, `${i}`)),
    5,
  );
  const { lines } = store.call('logs', 'page', 'local', 'job', 0, 10);
  expect(lines.map((l) => l.text)).toEqual(['a\u2400b', ...strange.slice(1)]);
  store.close();
});

it('takes metrics of a line once, whoever read it', () => {
  const store = open();
  store.call('logs', 'append', 'local', 'job', [line('a')], 5);
  const series = [{ name: 'loss', source: 'log' as const, points: [{ at: 1, step: 1, value: 0.5 }] }];
  expect(store.call('metrics', 'appendFromLog', 'local', 'job', series, 0, 1)).toBe(true);
  expect(store.call('metrics', 'appendFromLog', 'local', 'job', series, 0, 1)).toBe(false);
  expect(store.call('metrics', 'readTo', 'local', 'job')).toBe(1);
  expect(store.call('metrics', 'read', 'local', 'job')).toEqual(series);
  const cpu = (value: number) => [
    { name: 'CPUUtilization', source: 'instance' as const, points: [{ at: 1000, step: null, value }] },
  ];
  store.call('metrics', 'append', 'local', 'job', cpu(1));
  store.call('metrics', 'append', 'local', 'job', cpu(2));
  expect(store.call('metrics', 'latest', 'local', 'job', 'instance')).toEqual({ at: 1000, step: null, value: 2 });
  store.close();
});

it('settles a journal entry once and forgets documents', () => {
  const store = open();
  store.call('journal', 'begin', {
    id: '1',
    workspaceId: 'local',
    action: 'launch',
    target: 'j',
    requestJson: '{}',
    at: 1,
    aliveAt: 5,
  });
  store.call('journal', 'alive', '1', 15);
  expect(store.call('journal', 'open', 'local')).toEqual([
    { id: '1', action: 'launch', target: 'j', requestJson: '{}', at: 1, aliveAt: 15 },
  ]);
  store.call('journal', 'settle', '1', 'done', 2);
  expect(store.call('journal', 'open', 'local')).toEqual([]);
  store.call('documents', 'save', 'draft', 'launch', '{"a":1}');
  expect(store.call('documents', 'load', 'draft', 'launch')).toBe('{"a":1}');
  store.call('documents', 'save', 'draft', 'launch', null);
  expect(store.call('documents', 'load', 'draft', 'launch')).toBeNull();
  store.close();
});

it('reads a store from a newer version and refuses to write it', () => {
  open().close();
  const newer = new DatabaseSync(file);
  newer.exec('PRAGMA user_version = 99');
  newer.close();
  const store = open();
  expect(store.health()).toMatchObject({ kind: 'read-only', failure: { code: 'store.newer' } });
  expect(store.call('jobs', 'list', 'local')).toEqual({ jobs: [], fetchedAt: null });
  expect(() => store.call('documents', 'save', 'draft', 'launch', '{}')).toThrow(/newer version/);
  store.close();
});

it.each([
  ['overwritten with noise', () => writeFileSync(file, Buffer.alloc(8_192, 7))],
  ['cut in half', () => truncateSync(file, 20_000)],
])('sets a store aside that was %s, and begins a new one', (_how, damage) => {
  const first = open();
  first.call('documents', 'save', 'draft', 'launch', '{}');
  first.close();
  damage();
  const store = open();
  expect(store.health()).toMatchObject({ kind: 'renewed', setAside: expect.stringMatching(/^store\.db\.damaged-/) });
  store.call('documents', 'save', 'draft', 'launch', '{"new":true}');
  expect(store.call('documents', 'load', 'draft', 'launch')).toBe('{"new":true}');
  expect(readdirSync(directory).some((name) => name.startsWith('store.db.damaged-'))).toBe(true);
  store.close();
});

it('undoes a migration that fails half way and applies each one once', () => {
  const database = new DatabaseSync(file);
  migrate(database, migrations);
  expect(() => migrate(database, [...migrations, 'CREATE TABLE extra (a); SELECT no_such_function();'])).toThrow();
  expect(database.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name = 'extra'").get()).toEqual({ n: 0 });
  migrate(database, [...migrations, 'CREATE TABLE extra (a);']);
  migrate(database, [...migrations, 'CREATE TABLE extra (a);']);
  expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length + 1 });
  database.close();
});
