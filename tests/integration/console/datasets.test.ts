import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ImportItem, TranscriptOrigin } from '../../../electron/domains/datasets/contract';
import { preparationOptionsSchema } from '../../../shared/model/dataset/preparation';
import { first, must, openTestConsole, type TestConsole } from '../../fakes/opened-console';
import { runCli } from '../cli/run-cli';

const { signal } = new AbortController();
const defaults = preparationOptionsSchema.parse({});
const all = { query: '', speaker: null, episode: null, location: null, scene: null, from: 0, count: 100 };

let test: TestConsole;
let folder: string;
let elsewhere: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'upside-transcripts-'));
  elsewhere = mkdtempSync(join(tmpdir(), 'upside-noise-'));
  mkdirSync(join(folder, 'season 1'));
  writeFileSync(join(folder, 'season 1/s01e01.txt'), script(1));
  writeFileSync(join(folder, 'season 1/s01e02.txt'), script(2));
  writeFileSync(join(folder, '.hidden.txt'), 'ADA: Nobody reads this.');
  test = await openTestConsole();
});
afterAll(async () => {
  await test.destroy();
  for (const one of [folder, elsewhere]) rmSync(one, { recursive: true, force: true });
});

/** Eight scenes at two places whose lines are all different. */
function script(episode: number): string {
  const words = 'amber bridge candle drift ember fathom gravel hollow island jetty kelp ledge'.split(' ');
  return Array.from({ length: 8 }, (_, scene) => {
    const word = (turn: number): string => words[(episode * 5 + scene * 7 + turn) % words.length] ?? '';
    const lines = Array.from(
      { length: 4 },
      (_, turn) =>
        `${turn % 2 === 0 ? 'ADA' : 'BEN'}: The ${word(turn)} of day ${scene * 10 + turn} in week ${episode}?`,
    );
    return [`INT. ${scene % 2 === 0 ? 'HARBOUR' : 'LIGHTHOUSE'} - DAY`, '', ...lines, ''].join('\n');
  }).join('\n');
}

const chosen = (): TranscriptOrigin => ({ kind: 'paths', paths: [folder] });

async function importing(
  dataset: string,
  origin: TranscriptOrigin,
  options = defaults,
): Promise<readonly ImportItem[]> {
  const scope = await test.scope();
  const confirmed = { accountId: scope.accountId, region: scope.region, target: dataset };
  const items: ImportItem[] = [];
  for await (const item of test.console.datasets.import(scope, { dataset, origin, options, confirmed }, signal))
    items.push(must(item));
  return items;
}

function ended(items: readonly ImportItem[]) {
  const last = items.at(-1);
  if (last?.kind !== 'done') throw new Error('The import did not end.');
  return last;
}

async function settled(version: string) {
  const news = test.console.datasets.watchList(await test.scope(), signal);
  const list = await first(
    news,
    ({ source, versions }) =>
      source === 'live' && versions.some((one) => one.version === version && one.status !== 'preparing'),
  );
  return list.versions.find((one) => one.version === version);
}

let version: string;

it('shows what the files were recognised as before anything is uploaded', async () => {
  const scope = await test.scope();
  const previews = must(await test.console.datasets.preview(scope, chosen(), defaults));
  expect(previews.map(({ episode, file, format, records }) => [file, format, episode, records])).toEqual([
    ['season 1/s01e01.txt', 'script', 's01e01', 32],
    ['season 1/s01e02.txt', 'script', 's01e02', 32],
  ]);
  expect(previews[0]?.speakers.map(({ count }) => count)).toEqual([16, 16]);
  expect(previews[0]?.sample[0]).toMatchObject({ turn: 1, text: expect.stringContaining('day 0 in week 1') });
  expect(must(await test.console.datasets.refresh(scope)).versions).toEqual([]);
});

it('shows what names mapped by hand do, as the preparation will do it', async () => {
  const scope = await test.scope();
  const plain = must(await test.console.datasets.preview(scope, chosen(), defaults));
  const mapping = {
    ...defaults,
    speakers: { ada: 'Ada Lark', BEN: null },
    locations: { [plain[0]?.headings[0]?.name ?? '']: 'The old place' },
    episodes: { 's01e02.txt': null },
  };
  const [one, two] = must(await test.console.datasets.preview(scope, chosen(), mapping));
  expect(one).toMatchObject({ records: 16, unwanted: 16, episode: 's01e01' });
  expect(one?.named.speakers).toEqual([{ name: 'Ada Lark', count: 16 }]);
  expect(one?.named.locations).toContainEqual({ name: 'The old place', count: expect.any(Number) });
  expect(one?.sample.map(({ speaker }) => speaker)).not.toContain(null);
  // What is mapped is still there to be mapped otherwise.
  expect(one?.speakers).toEqual(plain[0]?.speakers);
  expect(two).toMatchObject({ format: 'script', episode: null, records: 0 });
});

it('uploads, prepares, and reads back what was prepared', async () => {
  const items = await importing('town', chosen());
  expect(items[0]).toMatchObject({ kind: 'uploading', totalFiles: 2 });
  const done = ended(items);
  version = done.version;
  expect(done.jobName).toBe(`prepare-town-${version}-1`);
  // The same import while its job runs, or after: named, not started again.
  expect(ended(await importing('town', chosen()))).toEqual({ kind: 'done', version, jobName: null });
  expect(await settled(version)).toMatchObject({ dataset: 'town', status: 'ready', failure: null });

  const scope = await test.scope();
  const { source, value } = must(await test.console.datasets.show(scope, { dataset: 'town', version }));
  expect(source).toBe('live');
  expect(value.card?.counts).toMatchObject({ records: 64, episodes: 2, scenes: 16, speakers: 2, locations: 2 });
  expect(value.card?.name).toBe('town');
  expect(value.report?.leakage).toMatchObject({ sharedScenes: 0, sharedNgrams: 0 });
  expect(value.files.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      'card.json',
      'dialogue/train.jsonl',
      'locations/train.csv',
      'records.jsonl',
      'report.json',
    ]),
  );
});

it('finds lines by words and by who says them, and makes figures of speakers', async () => {
  const scope = await test.scope();
  const one = { dataset: 'town', version };
  expect(must(await test.console.datasets.records(scope, one, all)).total).toBe(64);
  const found = must(
    await test.console.datasets.records(scope, one, { ...all, query: 'amb', episode: 's01e01', count: 2 }),
  );
  expect(found.records).toHaveLength(2);
  expect(found.total).toBeGreaterThan(2);
  expect(found.records.every(({ text }) => text.includes('amber'))).toBe(true);
  const [speaker] = must(await test.console.datasets.speakers(scope, one));
  expect(speaker).toMatchObject({ records: 32, scenes: 16, episodes: 2, questions: 1 });
  const own = must(await test.console.datasets.records(scope, one, { ...all, speaker: speaker?.speaker ?? '' }));
  expect(own.total).toBe(32);
});

it('makes another version of other settings and tells the two apart', async () => {
  const options = { ...defaults, speakers: { BEN: null } };
  const other = ended(await importing('town', chosen(), options)).version;
  expect(other).not.toBe(version);
  expect(await settled(other)).toMatchObject({ status: 'ready' });
  const scope = await test.scope();
  const difference = must(await test.console.datasets.difference(scope, 'town', version, other));
  expect(difference).toMatchObject({ from: version, to: other, added: 0, removed: 32, kept: 32 });
  expect(difference.options.map(({ name }) => name)).toEqual(['speakers']);
  expect(difference.sources.every(({ change }) => change === 'same')).toBe(true);

  const diff = await runCli(test.home, ['data', 'diff', 'town', version, other]);
  expect(diff).toMatchObject({ code: 0, stdout: expect.stringContaining('32 removed, 32 kept') });
  const report = await runCli(test.home, ['data', 'report', `town@${version}`, '--json']);
  expect(JSON.parse(report.stdout)).toMatchObject({ version, card: { counts: { records: 64 } } });
  const missing = await runCli(test.home, ['data', 'report', 'village']);
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('no data set village') });
});

it('prepares from the command line, and says what is wrong with options', async () => {
  const bad = join(folder, '.options.json');
  writeFileSync(bad, '{"validationShare": 0.9, "speaker": {}}');
  const refused = await runCli(test.home, ['data', 'prepare', folder, '--name', 'town', '--options', bad]);
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/validationShare.*speaker/s) });
  const again = await runCli(test.home, ['data', 'prepare', folder, '--name', 'town', '--wait', '--json']);
  expect(again.code).toBe(0);
  expect(JSON.parse(again.stdout)).toMatchObject({ dataset: 'town', version, jobName: null, counts: { records: 64 } });
  const sets = await runCli(test.home, ['data', 'sets', '--json']);
  expect(JSON.parse(sets.stdout).versions).toHaveLength(2);
});

it('says why a version failed, and prepares it once more under another name', async () => {
  const binary = join(elsewhere, 'noise.srt');
  writeFileSync(binary, Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7_919) % 256)));
  const origin: TranscriptOrigin = { kind: 'paths', paths: [binary] };
  const begun = ended(await importing('noise', origin));
  expect(await settled(begun.version)).toMatchObject({
    status: 'failed',
    failure: expect.stringContaining('noise.srt'),
  });
  const again = ended(await importing('noise', origin));
  expect(again).toMatchObject({ version: begun.version, jobName: `prepare-noise-${begun.version}-2` });
  expect(await settled(begun.version)).toMatchObject({ status: 'failed', jobName: again.jobName });
});

it('deletes only what was confirmed, and everything of it', async () => {
  const scope = await test.scope();
  const one = { dataset: 'noise', version: must(await test.console.datasets.list(scope)).versions[0]?.version ?? '' };
  const confirmed = { accountId: scope.accountId, region: scope.region, target: 'noise' };
  const refused = await test.console.datasets.delete(scope, one, confirmed);
  expect(refused).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  const target = `noise@${one.version}`;
  expect(must(await test.console.datasets.delete(scope, one, { ...confirmed, target })).objects).toBeGreaterThan(2);
  const left = must(await test.console.datasets.refresh(scope)).versions.filter(({ dataset }) => dataset === 'noise');
  expect(left).toEqual([]);
  expect(await test.console.datasets.show(scope, one)).toMatchObject({
    ok: false,
    error: { code: 'object.not-found' },
  });
});

it('opens everything that was seen with the workspace gone', async () => {
  const scope = await test.scope();
  must(await test.console.local.stop(AbortSignal.timeout(30_000)));
  const one = { dataset: 'town', version };
  expect(must(await test.console.datasets.refresh(scope))).toMatchObject({
    source: 'store',
    versions: [{ dataset: 'town' }, { dataset: 'town' }],
  });
  expect(must(await test.console.datasets.show(scope, one))).toMatchObject({
    source: 'store',
    value: { status: 'ready' },
  });
  const found = must(await test.console.datasets.records(scope, one, { ...all, query: 'week' }));
  expect(found.total).toBe(64);
});
