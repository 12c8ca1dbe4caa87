import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DialogueRecord } from '../../../shared/model/dataset/dialogue-record';
import { algorithmProgram } from '../../fakes/algorithm-program';
import { JobFolder } from './job-folder';
import { PrepareFolder } from './prepare-folder';
import { numbers, script, sentence } from './prepare-sample';

let build: string;
let program: string;
const folders: Disposable[] = [];
function kept<Folder extends Disposable>(folder: Folder): Folder {
  folders.push(folder);
  return folder;
}
const folder = (): PrepareFolder => kept(new PrepareFolder(program));
beforeAll(() => {
  build = mkdtempSync(join(tmpdir(), 'upside-prepare-build-'));
  program = algorithmProgram(build, 'prepare-dialogue');
});
afterAll(() => {
  for (const made of folders) made[Symbol.dispose]();
  rmSync(build, { recursive: true, force: true });
});

/** The 8-grams of each line and of the running words of each scene, counted by other means than the program’s own. */
function sharedNgrams(records: readonly DialogueRecord[]): number {
  const splits = new Map<string, Set<string>>();
  const scenes = new Map<string, DialogueRecord[]>();
  for (const record of records) scenes.set(record.scene, [...(scenes.get(record.scene) ?? []), record]);
  for (const members of scenes.values()) {
    // A line that is set apart stands in no file of a split: nothing runs over it.
    const words = members.flatMap(({ text, split, id }) => (split === 'none' ? [id] : text.toLowerCase().split(/\s+/)));
    const split = members.find((member) => member.split !== 'none')?.split;
    if (split === undefined) continue;
    for (let i = 0; i + 8 <= words.length; i++) {
      const gram = words.slice(i, i + 8).join(' ');
      splits.set(gram, (splits.get(gram) ?? new Set()).add(split));
    }
  }
  return [...splits.values()].filter((found) => found.size > 1).length;
}

describe('a data set', () => {
  let job: PrepareFolder;
  beforeAll(async () => {
    job = folder().options({ testShare: 0.1, validationShare: 0.2 });
    for (const episode of [1, 2, 3]) job.raw(`scripts/s01e0${episode}.txt`, script(15, episode));
    const { code, stderr } = await job.run();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('has every file, with shapes that the schemas accept and figures that agree', () => {
    const splits = ['test', 'train', 'validation'];
    expect(job.written()).toEqual(
      [
        ...['card.json', 'card.md', 'records.jsonl', 'report.json'],
        ...splits.flatMap((split) => [`dialogue/${split}.jsonl`, `pairs/${split}.jsonl`, `locations/${split}.csv`]),
      ].sort(),
    );
    const [records, card, report] = [job.records(), job.card(), job.report()];
    expect(card).toMatchObject({
      name: 'wickerly',
      counts: { records: 540, scenes: 45, episodes: 3, speakers: 3, locations: 3 },
    });
    const { read, merged, duplicates, dropped } = report.totals;
    expect(read - merged - duplicates - dropped).toBe(540);
    expect(new Set(records.map(({ id }) => id)).size).toBe(540);
    expect(card.splits.map(({ split, scenes }) => [split, scenes])).toEqual([
      ['train', 31],
      ['validation', 9],
      ['test', 5],
    ]);
    for (const { split, records: lines, pairs, locationExamples } of card.splits) {
      expect(records.filter((record) => record.split === split)).toHaveLength(lines);
      expect(job.rows(`dialogue/${split}.jsonl`)).toHaveLength(lines);
      expect(job.rows(`pairs/${split}.jsonl`)).toHaveLength(pairs);
      expect(job.text(`locations/${split}.csv`).trim().split('\n')).toHaveLength(locationExamples + 1);
    }
    expect(job.text('card.md')).toContain('# wickerly');
  });

  it('shares no scene and no eight words in a row between splits, and holds out every place', () => {
    const records = job.records();
    expect(sharedNgrams(records)).toBe(0);
    expect(job.report().leakage).toEqual({ sharedScenes: 0, sharedNgrams: 0, ngram: 8 });
    for (const scene of new Set(records.map((record) => record.scene)))
      expect(new Set(records.filter((record) => record.scene === scene).map(({ split }) => split)).size).toBe(1);
    for (const split of ['train', 'validation', 'test'])
      expect(new Set(records.filter((record) => record.split === split).map(({ location }) => location)).size).toBe(3);
  });

  it('is the same again with the same seed, another with another, and keeps ids', async () => {
    const again = folder().options({ testShare: 0.1, validationShare: 0.2 });
    const other = folder().options({ testShare: 0.1, validationShare: 0.2, seed: 8 });
    for (const made of [again, other])
      for (const episode of [1, 2, 3]) made.raw(`scripts/s01e0${episode}.txt`, script(15, episode));
    await Promise.all([again.run(), other.run()]);
    expect(again.card().recordsSha256).toBe(job.card().recordsSha256);
    expect(other.card().recordsSha256).not.toBe(job.card().recordsSha256);
    expect(other.records().map(({ id }) => id)).toEqual(job.records().map(({ id }) => id));
  });

  it('trains the location classifier and the character chatbot', async () => {
    const jobOf = (name: string, kind: 'locations' | 'dialogue', extension: string): JobFolder => {
      const made = kept(new JobFolder(algorithmProgram(build, name)));
      for (const split of ['train', 'validation']) {
        const target = join(made.dir, 'input/data', split, `data.${extension}`);
        mkdirSync(dirname(target), { recursive: true });
        copyFileSync(job.path(`${kind}/${split}.${extension}`), target);
      }
      return made;
    };
    const classifier = jobOf('location-classifier', 'locations', 'csv').with({ epochs: '15' });
    expect(await classifier.train()).toMatchObject({ code: 0, stderr: '' });
    expect(classifier.accuracy()).toBeGreaterThan(0.8);
    const chatbot = jobOf('character-chatbot', 'dialogue', 'jsonl').with({ epochs: '2' });
    const { code, stdout, stderr } = await chatbot.train();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Channel train: ${job.rows('dialogue/train.jsonl').length} lines`);
  });
});

it('keeps scenes together that share eight words in a row, across lines too', async () => {
  const random = numbers(5);
  const scene = (i: number, extra: string): string =>
    `INT. INN - ROOM ${i} - DAY\n\nANN: ${sentence('BAKERY', random)}\nBOB: ${extra}\nANN: ${sentence('HARBOUR', random)}\n`;
  // Eight words in a row, in each pair of scenes other ones, and cut in two lines in the second scene.
  const text = Array.from({ length: 20 }, (_, i) => {
    const pair = i >> 1;
    const words = Array.from({ length: 8 }, (__, word) => `w${pair}x${word}`);
    return scene(
      i,
      i % 2 === 0 ? words.join(' ') : `${words.slice(0, 3).join(' ')}\nCARLA: ${words.slice(3).join(' ')}`,
    );
  }).join('\n');
  const job = folder().raw('x.txt', text).options({ validationShare: 0.3 });
  expect(await job.run()).toMatchObject({ code: 0, stderr: '' });
  const splits = new Map(job.records().map(({ sceneTitle, split }) => [sceneTitle, split]));
  for (let pair = 0; pair < 10; pair++)
    expect(splits.get(`INT. INN - ROOM ${pair * 2} - DAY`)).toBe(splits.get(`INT. INN - ROOM ${pair * 2 + 1} - DAY`));
  expect(new Set(splits.values())).toEqual(new Set(['train', 'validation']));
});

it('sets lines apart where all scenes share phrases, so that something can still be held out', async () => {
  const random = numbers(9);
  const phrases = ['don’t know what you are talking about today', 'have to get out of here right now please'];
  const text = Array.from({ length: 30 }, (_, i) => {
    // Each scene says one phrase within a line of its own words, so that no line is a copy.
    const said = [sentence('BAKERY', random), `Well${i} I ${phrases[i % 2]} and so${i}.`, sentence('HARBOUR', random)];
    if (i % 5 === 0) said.push(`Then${i} we ${phrases[(i + 1) % 2]} or not${i}.`);
    return `INT. INN - DAY\n${said.map((line, place) => `${['BOB', 'ANN', 'CARLA', 'ANN'][place]}: ${line}`).join('\n')}\n`;
  }).join('\n');
  const job = folder().raw('x.txt', text).options({ validationShare: 0.2, testShare: 0.1 });
  expect(await job.run()).toMatchObject({ code: 0, stderr: '' });
  const { splits } = job.card();
  expect(splits.map(({ scenes }) => scenes)).toEqual([21, 6, 3]);
  const records = job.records();
  const apart = records.filter(({ split }) => split === 'none');
  expect(apart.length).toBeGreaterThan(8);
  expect(apart.every(({ text: said }) => phrases.some((phrase) => said.includes(phrase)))).toBe(true);
  expect(sharedNgrams(records)).toBe(0);
  const written = ['validation', 'test'].flatMap((split) => [`pairs/${split}.jsonl`, `dialogue/${split}.jsonl`]);
  for (const file of written) expect(job.text(file)).not.toContain('talking about today');
  for (const split of ['validation', 'test'])
    expect(job.text(`locations/${split}.csv`)).not.toContain('right now please');
  expect(job.report().problems).toContainEqual(
    expect.objectContaining({ kind: 'split', message: expect.stringContaining('30 scenes share eight words') }),
  );
});

it('leaves out what stands there twice and keeps what is only said again', async () => {
  const scene = (place: string, ...lines: readonly string[]): string => `INT. ${place} - DAY\n${lines.join('\n')}\n\n`;
  const recap = 'ANN: Last time on this very show we lost the lantern in the lake.';
  const first = scene('MILL', recap, 'BOB: Yes.', 'ANN: We go down to the river.', 'BOB: Yes.');
  const others = ['DOCK', 'INN', 'BARN'].map((place, i) =>
    scene(place, recap, 'BOB: Yes.', `ANN: ${['Bread', 'Wine', 'Hay'][i]} is what we came here for.`),
  );
  const cues = (...lines: readonly string[]): string =>
    lines.map((line, i) => `${i}\n00:00:${10 + i * 2},000 --> 00:00:${11 + i * 2},000\n${line}\n`).join('\n');
  const job = folder()
    .raw('s01e01.txt', first + others.join(''))
    .raw('copy of pilot.txt', first)
    .raw('subs/s01e01.srt', cues('[MILL - DAY]', 'Yes.', 'We go down to the river.', 'Yes.'))
    .raw('s01e02.srt', `${cues('BOB: Hello?', 'BOB: Hello?')}\n9\n00:00:12,500 --> 00:00:13,000\nBOB: Hello?\n`);
  expect(await job.run()).toMatchObject({ code: 0, stderr: '' });
  const said = job.records().map(({ file, text }) => `${file}: ${text}`);
  // The copy sorts before s01e01; what comes second is left out, wherever that is.
  expect(said.filter((line) => line.endsWith('Yes.'))).toHaveLength(5);
  expect(said.filter((line) => line.includes('Last time'))).toHaveLength(1);
  expect(said.filter((line) => line.includes('river'))).toHaveLength(1);
  expect(said.filter((line) => line.includes('Hello?'))).toHaveLength(2);
  expect(said.some((line) => line.startsWith('subs/'))).toBe(false);
  const { totals, problems } = job.report();
  expect(totals.read - totals.merged - totals.duplicates - totals.dropped).toBe(totals.records);
  expect(problems.filter(({ kind }) => kind === 'duplicate').length).toBeGreaterThan(1);
});

it('orders episodes by number, whatever their folders, and takes options', async () => {
  const job = folder()
    .raw('a/s02e01.txt', 'INT. INN\nANN: Two.\nBOB: Two.')
    .raw('b/s01e10.txt', 'INT. INN\nANN: Ten.\nBOB: Ten.')
    .raw('c/s01e9.txt', 'INT. INN\nANN: Nine.\nBOB: Nine.')
    .raw('.hidden/s01e01.txt', 'ANN: Hidden.')
    .options({ speakers: { ann: 'Anna' } });
  expect(await job.run()).toMatchObject({ code: 0, stderr: '' });
  expect(job.records().map(({ scene, speaker, text, turn }) => [scene, turn, speaker, text])).toEqual([
    ['s01e09-01', 1, 'Anna', 'Nine.'],
    ['s01e09-01', 2, 'Bob', 'Nine.'],
    ['s01e10-01', 1, 'Anna', 'Ten.'],
    ['s01e10-01', 2, 'Bob', 'Ten.'],
    ['s02e01-01', 1, 'Anna', 'Two.'],
    ['s02e01-01', 2, 'Bob', 'Two.'],
  ]);
});

it('reads what it can and names the rest with file and line', async () => {
  const job = folder()
    .raw('good.txt', 'INT. INN - DAY\nANN: One.\nBOB: Two.\n')
    .raw('latin.srt', Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nANN: Caf\xe9.\n', 'latin1'))
    .raw('wide.srt', Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nANN: Wide.\n', 'utf16le'))
    .raw('bad.csv', 'a,b\n1,2\n')
    .raw('empty.srt', '')
    .raw('bomb.srt', gzipSync(Buffer.alloc(10_000_000)))
    .raw(
      'binary.bin',
      Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256),
    )
    .raw('__proto__.txt', '__PROTO__: x\nCONSTRUCTOR: Fine.\n');
  symlinkSync('/etc/hostname', join(job.dir, 'input/raw/link.txt'));
  const { code, stdout } = await job.run();
  expect(code).toBe(0);
  expect(
    job
      .records()
      .map(({ text }) => text)
      .sort(),
  ).toEqual(['Café.', 'Fine.', 'One.', 'Two.', 'Wide.']);
  const problems = job.report().problems.map(({ file, line, severity }) => `${severity} ${file} ${line}`);
  for (const expected of [
    'error bad.csv 1',
    'error empty.srt null',
    'error bomb.srt null',
    'error binary.bin 1',
    'warning link.txt null',
    'warning latin.srt 3',
    'note wide.srt null',
  ])
    expect(problems).toContain(expected);
  expect(stdout).toContain('Left out: bad.csv line 1: The header must name a column');
});

it.each<[string, Readonly<Record<string, string | Uint8Array>>, string]>([
  ['no files', {}, 'The input "raw" has no files.'],
  ['gzip', { 'raw/x.srt': gzipSync('x') }, 'x.srt is gzip-compressed. Unpack it and import the files in it.'],
  ['only prose', { 'raw/a/x.txt': 'Once.\nTwice.' }, 'a/x.txt line 1: this is no transcript'],
  [
    'subtitles without cues',
    { 'raw/x.srt': '1\nx --> y\nHello.\n' },
    'x.srt line 2: The times of a cue cannot be read',
  ],
  ['wrong options', { 'raw/x.txt': 'ANN: Hi.', 'options/options.json': '{"testShare":2}' }, 'options.json: testShare:'],
  ['options that are no JSON', { 'raw/x.txt': 'ANN: Hi.', 'options/options.json': '{' }, 'options.json is not JSON.'],
])('fails with %s and writes nothing', async (_, files, message) => {
  const job = folder();
  for (const [path, content] of Object.entries(files)) job.put(`input/${path}`, content);
  const { code, stderr } = await job.run();
  expect(code).toBe(1);
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(job.message()).toBe(stderr.trim());
  expect(job.written()).toEqual([]);
});

it('obeys SIGTERM while it reads and leaves what an earlier run wrote', async () => {
  const job = folder().raw('x.txt', 'INT. INN\nANN: One.\nBOB: Two.');
  await job.run();
  const before = job.written();
  job.raw('large.txt', script(20_000, 1));
  const stopped = await job.run([], (line, child) => {
    if (line.startsWith('Reading:') || line.startsWith('Read ')) child.kill('SIGTERM');
  });
  expect(stopped).toMatchObject({ code: 1, stderr: 'Stopped on request; nothing was written.\n' });
  expect(stopped.stdout).toContain('SIGTERM received');
  expect(job.written()).toEqual(before);
  expect(job.records()).toHaveLength(2);
});
