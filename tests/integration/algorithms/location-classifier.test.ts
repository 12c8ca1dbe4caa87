import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load } from '../../../electron/local/algorithms/location-classifier/predict';
import { recipeSchema } from '../../../shared/model/recipe';
import { algorithmProgram } from '../../fakes/algorithm-program';
import { fastTextAccuracy, fastTextMissing, toFastText, trainFastText } from '../../fakes/fasttext';
import { JobFolder, sample } from './job-folder';

const modelFiles = [
  'model/model.json',
  'model/weights.bin',
  'model/buckets.bin',
  'model/evaluation.json',
  'output/data/evaluation.json',
  'model/telling-words.json',
];
const recipePath = join(import.meta.dirname, '../../../resources/recipes/location-classifier.json');

let build: string;
let program: string;
const folders: JobFolder[] = [];
const folder = (): JobFolder => {
  const made = new JobFolder(program);
  folders.push(made);
  return made;
};

beforeAll(() => {
  build = mkdtempSync(join(tmpdir(), 'upside-classifier-build-'));
  program = algorithmProgram(build);
});
afterAll(() => {
  for (const made of folders) made[Symbol.dispose]();
  rmSync(build, { recursive: true, force: true });
});

describe('a run on the sample', () => {
  it('ends well above the majority, says so beside fastText, and its metrics are read by the recipe', async () => {
    const job = folder().withSample();
    const { code, stdout, stderr } = await job.train();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const recipe = recipeSchema.parse(JSON.parse(readFileSync(recipePath, 'utf8')));
    const points = recipe.metricDefinitions.map(({ regex }) =>
      stdout.split('\n').flatMap((line) => new RegExp(regex).exec(line)?.[1] ?? []),
    );
    expect(points[0]).toEqual(points[0]?.map((_, i) => String(i + 1)));
    expect(points[0]?.length).toBeGreaterThanOrEqual(30);
    for (const values of points) expect(values).toHaveLength(points[0]?.length ?? 0);

    const metrics = JSON.parse(job.read('model/evaluation.json').toString()).multiclass_classification_metrics;
    const majority = metrics.accuracy_best_constant_classifier.value;
    let beside = 'fastText is not installed';
    if (!fastTextMissing()) {
      job.put('train.ft', toFastText(sample('train'))).put('validation.ft', toFastText(sample('validation')));
      trainFastText(join(job.dir, 'train.ft'), join(job.dir, 'ft'), ['-epoch', '40', '-lr', '0.5']);
      const theirs = fastTextAccuracy(join(job.dir, 'ft.bin'), join(job.dir, 'validation.ft'));
      beside = `fastText (40 epochs, rate 0.5) ${theirs}`;
      expect(job.accuracy()).toBeGreaterThan(theirs - 0.005);
    }
    console.log(`Held-out accuracy ${job.accuracy().toFixed(3)}, majority ${majority.toFixed(3)}, ${beside}.`);
    expect(job.accuracy()).toBeGreaterThan(0.8);
    expect(job.accuracy()).toBeLessThan(0.95);
    expect(majority).toBeLessThan(0.3);
    expect(metrics.accuracy.standard_deviation).toBeGreaterThan(0);

    const predictor = load(join(job.dir, 'model'));
    const answers = predictor.predict('Tamsel coiled the mooring line beside the slipway.');
    expect(answers[0]?.label).toBe('harbour');
    expect(answers.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
  });

  it('writes the same bytes for the same seed and others for another', async () => {
    const runs = ['1', '1', '2'].map((seed) => folder().withSample({ epochs: '6', seed }));
    for (const run of runs) expect((await run.train()).code).toBe(0);
    const [first, again, other] = runs.map((run) => modelFiles.map((path) => run.read(path).toString('base64')));
    expect(again).toEqual(first);
    expect(other?.[1]).not.toBe(first?.[1]);
  });

  it('falls to chance when the labels are permuted', async () => {
    const [header, ...rows] = sample('train').trimEnd().split('\n') as [string, ...string[]];
    const labels = rows.map((row) => row.slice(row.lastIndexOf(',')));
    // A stride that shares no divisor with 2,400 moves every label to another row.
    const permuted = rows.map((row, i) => row.slice(0, row.lastIndexOf(',')) + labels[(i * 1009 + 577) % rows.length]);
    const job = folder()
      .withSample({ class_weights: 'none' })
      .put('input/data/train/train.csv', [header, ...permuted].join('\n'));
    expect((await job.train()).code).toBe(0);
    const majority = JSON.parse(job.read('model/evaluation.json').toString()).multiclass_classification_metrics
      .accuracy_best_constant_classifier.value;
    // Nobody who knows nothing beats the majority but by luck: three standard errors of 600 binomial draws.
    expect(job.accuracy()).toBeLessThan(majority + 3 * Math.sqrt((majority * (1 - majority)) / 600));
  });

  it('holds rows out of train when no validation came, and says so', async () => {
    const job = folder().put('input/data/train/train.csv', sample('train')).with({ epochs: '2' });
    const { code, stdout } = await job.train();
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /No channel validation: 4[78]\d rows \(20 % of each label\) are held out of train, chosen by seed 1\./,
    );
  });

  it('reads JSON lines and CSV with other columns, BOM and CRLF alike', async () => {
    const rows = sample('train').trimEnd().split('\n').slice(1);
    const pairs = rows.map((row) => ({
      text: row.slice(0, row.lastIndexOf(',')).replace(/^"|"$/g, ''),
      label: row.slice(row.lastIndexOf(',') + 1),
    }));
    const csv = `\ufefflabel,id,text\r\n${pairs.map(({ text, label }, i) => `${label},${i},"${text.replaceAll('"', '""')}"\r\n`).join('')}`;
    const jobs = [
      folder().put('input/data/train/rows.jsonl', pairs.map((pair) => JSON.stringify(pair)).join('\n')),
      folder().put('input/data/train/rows.csv', csv),
    ];
    for (const job of jobs) expect((await job.with({ epochs: '2' }).train()).stderr).toBe('');
    expect(jobs[0]?.read('model/weights.bin')).toEqual(jobs[1]?.read('model/weights.bin'));
  });
});

describe('the sample', () => {
  it('has no held-out sentence that is nearly one to learn from (words in common over all words of both)', () => {
    const texts = (channel: 'train' | 'validation') =>
      sample(channel)
        .split('\n')
        .map((row) => row.slice(0, row.lastIndexOf(',')));
    const words = (text: string) => new Set(text.toLowerCase().match(/\p{L}+/gu));
    const train = texts('train').slice(1).map(words);
    let nearest = 0;
    for (const text of texts('validation').slice(1, 200).map(words)) {
      for (const known of train) {
        let shared = 0;
        for (const word of text) if (known.has(word)) shared++;
        nearest = Math.max(nearest, shared / (text.size + known.size - shared || 1));
      }
    }
    expect(nearest).toBeLessThan(0.9);
  });
});
