import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { algorithmProgram } from '../../fakes/algorithm-program';
import { JobFolder } from './job-folder';

let build: string;
let program: string;
beforeAll(() => {
  build = mkdtempSync(join(tmpdir(), 'upside-classifier-build-'));
  program = algorithmProgram(build);
});
afterAll(() => rmSync(build, { recursive: true, force: true }));

const good = 'text,label\nthe pier,harbour\na gull,harbour\nthe oven,bakery\na bun,bakery\n';
const files: readonly [string, string | Uint8Array, string][] = [
  ['an empty file', '', 'train/rows.csv is empty.'],
  ['a header alone', 'text,label\n', 'train/rows.csv has a header but no rows.'],
  [
    'a missing column',
    'text,place\na,b\n',
    'train/rows.csv line 1: the header must name one column "label" and it has none. The columns found are "text", "place".',
  ],
  [
    'a comma too many',
    'text,label\nthe pier, at dawn,harbour\n',
    'train/rows.csv line 2: there are 3 fields where the header has 2.',
  ],
  [
    'an open quote',
    'text,label\na,b\n"the pier,harbour\n',
    'train/rows.csv line 3: a quoted field opens here and never closes.',
  ],
  ['a missing label', 'text,label\na,b\nthe pier,\n', 'train/rows.csv line 3: "label" is missing or empty.'],
  [
    'a binary file',
    Uint8Array.of(116, 10, 0, 1, 2),
    'train/rows.csv line 2: there is a NUL byte, so this is a binary file.',
  ],
  ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0), 'train/rows.csv is gzip-compressed'],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, 116, 0), 'train/rows.csv is UTF-16 (save it as UTF-8)'],
  [
    'Latin-1',
    Buffer.from('text,label\nthe pier,harbour\nB\xe4cker,bakery\n', 'latin1'),
    'train/rows.csv line 3: byte 0xE4 is not valid UTF-8.',
  ],
  ['one label only', 'text,label\na,harbour\nb,harbour\n', 'The channel "train" has only one label, "harbour".'],
  [
    'a text too long',
    `text,label\na,b\n${'x'.repeat(100_001)},c\n`,
    'train/rows.csv line 3: the text has 100001 characters; the limit is 100000.',
  ],
];

const settings: readonly [Record<string, string>, string][] = [
  [{ epochs: 'many' }, 'Hyperparameter epochs is "many": it must be a whole number from 1 to 10000.'],
  [{ learning_rate: '0' }, 'Hyperparameter learning_rate is "0": it must be a number from'],
  [{ epoch: '3' }, 'Unknown hyperparameter "epoch".'],
  [{ char_ngrams_min: '4', char_ngrams_max: '3' }, 'the maximum must be at least the minimum'],
  [{ class_weights: '{"quay": 2}' }, 'class_weights names the label "quay"'],
];

async function failure(prepare: (job: JobFolder) => void): Promise<string> {
  using job = new JobFolder(program);
  prepare(job);
  const { code, stderr } = await job.train();
  expect(code).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(job.read('output/failure').toString()).toBe(stderr.trim());
  expect(job.has('model/model.json')).toBe(false);
  return stderr;
}

it.each(files)('says what is wrong with %s', async (_, content, message) => {
  expect(await failure((job) => job.put('input/data/train/rows.csv', content))).toContain(message);
});

it('says what is wrong with a line of JSON', async () => {
  expect(
    await failure((job) => job.put('input/data/train/rows.jsonl', '{"text":"a","label":"b"}\n{"text":1}')),
  ).toContain('train/rows.jsonl line 2: "text" is missing or empty.');
});

it('names a validation label that training never saw', async () => {
  const message = await failure((job) =>
    job.put('input/data/train/rows.csv', good).put('input/data/validation/v.csv', 'text,label\na,mine\n'),
  );
  expect(message).toContain('validation/v.csv line 2: the label "mine" does not occur in the channel "train"');
});

it('says that the channel is missing', async () => {
  expect(await failure(() => undefined)).toContain('The channel "train" has no files.');
});

it.each(settings)('refuses %j', async (given, message) => {
  expect(await failure((job) => job.put('input/data/train/rows.csv', good).with(given))).toContain(message);
});
