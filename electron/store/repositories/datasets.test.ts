import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DialogueRecord } from '../../../shared/model/dataset/dialogue-record';
import { openInThreadStore } from '../../../tests/fakes/in-thread-store';
import type { RecordQuery } from '../../domains/datasets/contract';
import type { OfflineStore } from '../../domains/store-ports';

let directory: string;
let store: OfflineStore;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'upside-datasets-'));
  store = openInThreadStore(join(directory, 'store.db'));
});
afterEach(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

const record = (number: number, text: string, more: Partial<DialogueRecord> = {}): DialogueRecord => ({
  id: number.toString(16).padStart(16, '0'),
  episode: 's01e01',
  scene: 's01e01-01',
  sceneTitle: null,
  turn: number,
  location: 'Quay',
  speaker: 'Ada',
  text,
  startMs: null,
  endMs: null,
  file: 'a.txt',
  line: number,
  split: 'train',
  ...more,
});
const every: RecordQuery = {
  query: '',
  speaker: null,
  episode: null,
  location: null,
  scene: null,
  from: 0,
  count: 100,
};

async function keep(version: string, sha256: string, records: readonly DialogueRecord[]): Promise<number> {
  const id = await store.datasets.beginLines('local', 'town', version, sha256, 5);
  for (const [index, one] of records.entries()) await store.datasets.addLines(id, index, [one]);
  await store.datasets.endLines(id);
  return id;
}
const texts = async (id: number, query: Partial<RecordQuery>) =>
  (await store.datasets.records(id, { ...every, ...query })).records.map(({ text }) => text);

it('shows a set of lines once it is whole, and the newest of a version only', async () => {
  const begun = await store.datasets.beginLines('local', 'town', 'v1', 'a', 5);
  await store.datasets.addLines(begun, 0, [record(1, 'Half of it')]);
  expect(await store.datasets.lines('local', 'town', 'v1', null)).toBeNull();
  await store.datasets.endLines(begun);
  expect(await store.datasets.lines('local', 'town', 'v1', 'a')).toEqual({ id: begun, total: 1, fetchedAt: 5 });
  expect(await store.datasets.lines('local', 'town', 'v1', 'b')).toBeNull();
  const next = await keep('v1', 'b', [record(1, 'One'), record(2, 'Two')]);
  expect(await store.datasets.lines('local', 'town', 'v1', null)).toMatchObject({ id: next, total: 2 });
  expect(await texts(begun, {})).toEqual([]);
});

it('searches words and beginnings, filters, pages and keeps the order', async () => {
  const id = await keep('v1', 'a', [
    record(1, 'The lantern is lit'),
    record(2, 'Which lantern?', { speaker: 'Ben' }),
    record(3, 'The one at the Büro', { scene: 's01e01-02', location: null }),
  ]);
  expect(await texts(id, { query: 'lant' })).toEqual(['The lantern is lit', 'Which lantern?']);
  expect(await texts(id, { query: 'lit lantern' })).toEqual(['The lantern is lit']);
  expect(await texts(id, { query: 'buro' })).toEqual(['The one at the Büro']);
  expect(await texts(id, { query: 'lantern', speaker: 'Ben' })).toEqual(['Which lantern?']);
  expect(await texts(id, { query: '?!' })).toEqual([]);
  expect(await texts(id, { query: '" OR *' })).toEqual([]);
  expect(await store.datasets.records(id, { ...every, from: 1, count: 1 })).toMatchObject({
    total: 3,
    records: [{ text: 'Which lantern?' }],
  });
  expect(await store.datasets.records(id, { ...every, location: 'Quay', from: 1, count: 1 })).toMatchObject({
    total: 2,
    records: [{ text: 'Which lantern?' }],
  });
});

it('compares two sets by the ids of their lines', async () => {
  const from = await keep('v1', 'a', [record(1, 'One'), record(2, 'Two'), record(3, 'Three', { speaker: 'Ben' })]);
  const to = await keep('v2', 'b', [
    record(1, 'One'),
    record(3, 'Three', { speaker: 'Ben', split: 'test' }),
    record(4, 'Four'),
  ]);
  expect(await store.datasets.difference(from, to, 50)).toMatchObject({
    added: 1,
    removed: 1,
    kept: 2,
    movedSplit: 1,
    speakers: [
      { name: 'Ada', from: 2, to: 2 },
      { name: 'Ben', from: 1, to: 1 },
    ],
    addedSample: [{ text: 'Four' }],
    removedSample: [{ text: 'Two' }],
  });
});

it('forgets a version with its lines and their search index', async () => {
  const id = await keep('v1', 'a', [record(1, 'The lantern is lit')]);
  const other = await keep('v2', 'b', [record(1, 'Another lantern')]);
  await store.datasets.remove('local', 'town', 'v1');
  expect(await texts(id, { query: 'lantern' })).toEqual([]);
  expect(await texts(other, { query: 'lantern' })).toEqual(['Another lantern']);
  expect(await store.datasets.lines('local', 'town', 'v1', null)).toBeNull();
});
