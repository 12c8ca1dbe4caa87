import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recipeSchema } from '../../../shared/model/recipe';
import { algorithmProgram } from '../../fakes/algorithm-program';
import { asJsonLines, dialogue, linesIn, putDialogue, rankingOf, smallDialogue } from './dialogue-sample';
import { JobFolder } from './job-folder';

const modelFiles = [
  'model/model.json',
  'model/weights.bin',
  'model/context-features.bin',
  'model/reply-features.bin',
  'model/lines.jsonl',
  'model/evaluation.json',
  'output/data/evaluation.json',
];
const recipePath = join(import.meta.dirname, '../../../resources/recipes/character-chatbot.json');
const small = smallDialogue({ train: 80, validation: 30 });
/** As little learning as shows what a test is about. */
const brief = { epochs: '2', dimensions: '16' };

let build: string;
let program: string;
const folders: JobFolder[] = [];
const folder = (): JobFolder => {
  const made = new JobFolder(program);
  folders.push(made);
  return made;
};

beforeAll(() => {
  build = mkdtempSync(join(tmpdir(), 'upside-chatbot-build-'));
  program = algorithmProgram(build, 'character-chatbot');
});
afterAll(() => {
  for (const made of folders) made[Symbol.dispose]();
  rmSync(build, { recursive: true, force: true });
});

describe('a run on the sample', () => {
  it('ranks held-out replies clearly better than BM25, and its metrics are read by the recipe', async () => {
    const job = putDialogue(folder(), { train: dialogue('train'), validation: dialogue('validation') });
    const { code, stdout, stderr } = await job.train();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const recipe = recipeSchema.parse(JSON.parse(readFileSync(recipePath, 'utf8')));
    const points = recipe.metricDefinitions.map(({ regex }) =>
      stdout.split('\n').flatMap((line) => new RegExp(regex).exec(line)?.[1] ?? []),
    );
    expect(points[0]).toEqual(points[0]?.map((_, i) => String(i + 1)));
    for (const values of points) expect(values).toHaveLength(points[0]?.length ?? 0);
    expect(points[0]?.length).toBeGreaterThanOrEqual(5);

    const { mrr, bm25, chance, items } = rankingOf(job);
    console.log(
      `Held-out MRR among 100 replies of the character, ${items} contexts: ${mrr.toFixed(3)}, BM25 ${bm25.toFixed(3)}, chance ${chance.toFixed(3)}.`,
    );
    expect(mrr).toBeGreaterThan(2 * bm25);
    expect(mrr).toBeGreaterThan(0.45);
    expect(bm25).toBeGreaterThan(3 * chance);
    expect(Math.max(...(points[4] ?? []).map(Number))).toBeCloseTo(mrr, 3);
  });
});

describe('a run on less', () => {
  it('falls to chance when the replies are permuted', async () => {
    const data = smallDialogue({ train: 150, validation: 120 });
    const lines = linesIn(data.train);
    // Every character keeps its own lines, each in the place of another: only what answers what is lost.
    const permuted = lines.map((line) => {
      const own = lines.filter(({ character }) => character === line.character);
      return { ...line, text: own[(own.indexOf(line) * 7 + 3) % own.length]?.text ?? line.text };
    });
    const settings = { epochs: '4', dimensions: '32', early_stopping_patience: '0' };
    const [job, control] = [folder().with(settings), folder().with(settings)];
    expect((await putDialogue(job, { ...data, train: asJsonLines(permuted) }).train()).code).toBe(0);
    expect((await putDialogue(control, data).train()).code).toBe(0);
    const [{ mrr, chance, items }, unpermuted] = [rankingOf(job), rankingOf(control)];
    console.log(
      `MRR with permuted replies ${mrr.toFixed(3)}, chance ${chance.toFixed(3)}, not permuted ${unpermuted.mrr.toFixed(3)}.`,
    );
    // 0.117 is the deviation of 1 / rank for ranks drawn from 1 to 100; the best of four epochs is counted.
    expect(mrr).toBeLessThan(chance + (3 * 0.117) / Math.sqrt(items));
    expect(unpermuted.mrr).toBeGreaterThan(3 * mrr);
  });

  it('writes the same bytes for the same seed and others for another', async () => {
    const runs = ['1', '1', '2'].map((seed) => putDialogue(folder().with({ ...brief, seed }), small));
    for (const run of runs) expect((await run.train()).code).toBe(0);
    const [first, again, other] = runs.map((run) => modelFiles.map((path) => run.read(path).toString('base64')));
    expect(again).toEqual(first);
    expect(other?.[1]).not.toBe(first?.[1]);
  });

  it('holds whole scenes out of train when no validation came, and says so', async () => {
    const job = folder().put('input/data/train/train.jsonl', small.train).with(brief);
    const { code, stdout } = await job.train();
    expect(code).toBe(0);
    expect(stdout).toContain('No channel validation: 12 scenes (15 %) are held out of train, chosen by seed 1.');
    const learnt = new Set(linesIn(job.read('model/lines.jsonl').toString()).map(({ scene }) => scene));
    expect(learnt.size).toBe(68);
  });

  it('reads CSV with other columns, BOM and CRLF like JSON lines, in whatever order the lines stand', async () => {
    const lines = linesIn(small.train);
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const rows = lines.map(({ scene, turn, character, text }) => `${quoted(text)},x,${turn},${scene},${character}\r\n`);
    const csv = `\ufefftext,mood,turn,scene,character\r\n${rows.join('')}`;
    const shuffled = asJsonLines(lines.toSorted((a, b) => (a.scene === b.scene ? b.turn - a.turn : 0)));
    const jobs = [
      putDialogue(folder(), small),
      folder().put('input/data/train/t.csv', csv).put('input/data/validation/v.jsonl', small.validation),
      putDialogue(folder(), { ...small, train: shuffled }),
    ];
    for (const job of jobs) expect((await job.with(brief).train()).stderr).toBe('');
    const [weights, ...others] = jobs.map((job) => job.read('model/weights.bin').toString('base64'));
    expect(others).toEqual([weights, weights]);
  });
});

describe('the sample', () => {
  it('is what its generator writes', () => {
    expect(smallDialogue({ train: 600, validation: 120 })).toEqual({
      train: dialogue('train'),
      validation: dialogue('validation'),
    });
  });

  it('has no held-out line that is one to learn from', () => {
    const learnt = new Set(linesIn(dialogue('train')).map(({ text }) => text));
    expect(linesIn(dialogue('validation')).filter(({ text }) => learnt.has(text))).toEqual([]);
  });
});
