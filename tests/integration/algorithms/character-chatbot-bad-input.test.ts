import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { algorithmProgram } from '../../fakes/algorithm-program';
import { asJsonLines } from './dialogue-sample';
import { JobFolder } from './job-folder';

let build: string;
let program: string;
beforeAll(() => {
  build = mkdtempSync(join(tmpdir(), 'upside-chatbot-build-'));
  program = algorithmProgram(build, 'character-chatbot');
});
afterAll(() => rmSync(build, { recursive: true, force: true }));

const line = (scene: string, turn: number, character: string, text: string) => ({ scene, turn, character, text });
const talk = [
  line('a', 1, 'Ann', 'Is it cold?'),
  line('a', 2, 'Bo', 'It is cold out there.'),
  line('b', 1, 'Ann', 'Is it warm?'),
  line('b', 2, 'Bo', 'It is warm in here.'),
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

const files: readonly [string, string | Uint8Array, string][] = [
  ['an empty file', '', 'train/t.jsonl is empty.'],
  ['a binary file', Uint8Array.of(123, 10, 0), 'train/t.jsonl line 2: there is a NUL byte'],
  [
    'a line without a character',
    '{"scene":"a","turn":1,"text":"x"}',
    'train/t.jsonl line 1: "character" is missing or empty.',
  ],
  ['labelled sentences', '{"text":"the pier","label":"harbour"}', 'train/t.jsonl line 1: "turn" must be a number'],
  [
    'a place taken twice',
    asJsonLines([...talk, line('a', 2, 'Cy', 'No.')]),
    'train/t.jsonl line 5: turn 2 of the scene "a" is there already',
  ],
  ['lines nobody answers', asJsonLines(talk.filter(({ turn }) => turn === 1)), 'has 0 lines that answer another one'],
  ['one scene alone', asJsonLines(talk.slice(0, 2)), 'has a single scene, "a", so none can be held out'],
];

it.each(files)('says what is wrong with %s', async (_, content, message) => {
  const held = message.includes('answer another') ? asJsonLines(talk) : null;
  const text = await failure((job) => {
    job.put('input/data/train/t.jsonl', content);
    if (held !== null) job.put('input/data/validation/v.jsonl', held);
  });
  expect(text).toContain(message);
});

it('says that nothing can be measured when only strangers answer in validation', async () => {
  const strangers = asJsonLines([line('c', 1, 'Ann', 'Hm?'), line('c', 2, 'Dee', 'Who, me?')]);
  expect(
    await failure((job) =>
      job.put('input/data/train/t.jsonl', asJsonLines(talk)).put('input/data/validation/v.jsonl', strangers),
    ),
  ).toContain('No held-out line answers another one and is said by a character of the channel "train"');
});

it('says that the channel is missing', async () => {
  expect(await failure(() => undefined)).toContain('The channel "train" has no files.');
});

it('refuses hyperparameters that make no sense', async () => {
  const train = asJsonLines(talk);
  expect(await failure((job) => job.put('input/data/train/t.jsonl', train).with({ dropout: '1' }))).toContain(
    'Hyperparameter dropout is "1": it must be a number from 0 to 0.9.',
  );
});
