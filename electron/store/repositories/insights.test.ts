import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DatasetDetail } from '../../../shared/model/dataset/dataset';
import type { DialogueRecord } from '../../../shared/model/dataset/dialogue-record';
import type { ThemedLine } from '../../../shared/model/insights/themes';
import { openInThreadStore } from '../../../tests/fakes/in-thread-store';
import type { OfflineStore } from '../../domains/store-ports';

let directory: string;
let store: OfflineStore;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'upside-insights-'));
  store = openInThreadStore(join(directory, 'store.db'));
});
afterEach(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

const one = { dataset: 'town', version: 'aaaaaaaaaaaa' };
const subject = `${one.dataset}@${one.version}`;
const id = (number: number) => number.toString(16).padStart(16, '0');
const record = (number: number, speaker: string, scene: string): DialogueRecord => ({
  id: id(number),
  episode: scene.slice(0, 6),
  scene,
  sceneTitle: null,
  turn: number,
  location: null,
  speaker,
  text: `Line ${number}`,
  startMs: null,
  endMs: null,
  file: 'a.txt',
  line: number,
  split: 'train',
});
const themed = (number: number, hope: number): ThemedLine => ({
  id: id(number),
  scores: [hope, 0, 0, 0, 0, 0, 0, 0.5],
  words: [{ word: 'Line', theme: 'Hope', weight: hope }],
});
const any = { theme: 'Hope', episode: null, scene: null, speaker: null, count: 10 } as const;

async function keep(lines: readonly ThemedLine[], etag: string): Promise<number> {
  const set = await store.insights.beginLines('local', subject, etag, 5);
  await store.insights.addLines(set, lines);
  await store.insights.endLines(set);
  return set;
}

it('joins themed lines with the records, the strongest first, under every filter', async () => {
  const lines = await store.datasets.beginLines('local', one.dataset, one.version, 'x', 5);
  await store.datasets.addLines(lines, 0, [
    record(1, 'Ada', 's01e01-01'),
    record(2, 'Ben', 's01e01-02'),
    record(3, 'Ada', 's01e02-01'),
    record(4, 'Ada', 's01e02-01'),
  ]);
  await store.datasets.endLines(lines);
  const set = await keep([themed(1, 0.2), themed(2, 0.9), themed(3, 0.6), themed(4, 0)], 'e1');
  const found = async (filter: Partial<Parameters<OfflineStore['insights']['themeLines']>[3]>) => {
    const answer = await store.insights.themeLines(set, 'local', one, { ...any, ...filter });
    return [answer.total, ...answer.lines.map((line) => line.record.text)];
  };
  expect(await found({})).toEqual([3, 'Line 2', 'Line 3', 'Line 1']);
  expect(await found({ count: 1 })).toEqual([3, 'Line 2']);
  expect(await found({ speaker: 'Ada' })).toEqual([2, 'Line 3', 'Line 1']);
  expect(await found({ episode: 's01e01' })).toEqual([2, 'Line 2', 'Line 1']);
  expect(await found({ scene: 's01e02-01' })).toEqual([1, 'Line 3']);
  expect(await found({ theme: 'Guilt', scene: 's01e02-01' })).toEqual([2, 'Line 3', 'Line 4']);
  expect(await found({ theme: 'Love' })).toEqual([0]);
});

it('shows lines once they are whole, the newest only, and forgets what broke off', async () => {
  const begun = await store.insights.beginLines('local', subject, 'e1', 5);
  await store.insights.addLines(begun, [themed(1, 0.2)]);
  expect(await store.insights.lines('local', subject, null)).toBeNull();
  await store.insights.dropLines(begun);
  const first = await keep([themed(1, 0.2)], 'e1');
  expect(await store.insights.lines('local', subject, 'e1')).toBe(first);
  const second = await keep([themed(1, 0.3)], 'e2');
  expect(await store.insights.lines('local', subject, 'e1')).toBeNull();
  expect(await store.insights.lines('local', subject, null)).toBe(second);
});

it('forgets insights together with their version', async () => {
  const detail: DatasetDetail = {
    ...one,
    status: 'ready',
    createdAt: 1,
    jobName: null,
    failure: null,
    card: null,
    report: null,
    files: [],
  };
  await store.datasets.saveDetail('local', detail, 5);
  await store.insights.save('local', subject, 'themes', '{}', 7);
  await keep([themed(1, 0.2)], 'e1');
  // Read again and kept anew: nothing is forgotten.
  await store.datasets.saveDetail('local', detail, 6);
  expect(await store.insights.load('local', subject, 'themes')).toEqual({ json: '{}', fetchedAt: 7 });
  await store.datasets.remove('local', one.dataset, one.version);
  expect(await store.insights.load('local', subject, 'themes')).toBeNull();
  expect(await store.insights.lines('local', subject, null)).toBeNull();
});
