import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { algorithmProgram } from '../../fakes/algorithm-program';
import { putDialogue, rankingOf } from './dialogue-sample';
import { JobFolder } from './job-folder';
import { PrepareFolder } from './prepare-folder';

const sample = join(import.meta.dirname, '../../../resources/samples/transcripts');
const { files, name } = JSON.parse(readFileSync(join(sample, 'index.json'), 'utf8')) as {
  readonly files: readonly string[];
  readonly name: string;
};

let build: string;
let prepared: PrepareFolder;
const jobs: JobFolder[] = [];
const jobOf = (algorithm: string): JobFolder => {
  const job = new JobFolder(algorithmProgram(build, algorithm));
  jobs.push(job);
  return job;
};

beforeAll(async () => {
  build = mkdtempSync(join(tmpdir(), 'upside-transcripts-build-'));
  prepared = new PrepareFolder(algorithmProgram(build, 'prepare-dialogue'));
  // More scenes are held out than by default, so that the figures below do not hang on a handful of them.
  prepared.options({ validationShare: 0.25 });
  for (const file of files) prepared.raw(file, readFileSync(join(sample, file)));
  const { code, stderr } = await prepared.run();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});
afterAll(() => {
  for (const job of jobs) job[Symbol.dispose]();
  prepared[Symbol.dispose]();
  rmSync(build, { recursive: true, force: true });
});

describe(`the sample ${name} through the real programs`, () => {
  it('reads from the subtitles of season 1 what its scripts say, line by line', () => {
    const written = files
      .filter((file) => file.startsWith('subtitles/'))
      .map((file) => file.replace(/^subtitles(.+)srt$/, 'scripts$1txt'))
      .flatMap((file) => [...readFileSync(join(sample, file), 'utf8').matchAll(/^([A-Z]+): (?:\([^)]*\) )?(.+)$/gm)])
      .map(([, speaker, text]) => ({ speaker: speaker?.toLowerCase(), text }));
    const read = prepared
      .records()
      .filter(({ file }) => file.endsWith('.srt'))
      .map(({ speaker, text }) => ({ speaker: speaker?.toLowerCase(), text }));
    expect(read).toEqual(written);
  });

  it('finds eight places, ten people and 56 scenes and nothing to complain of', () => {
    const { counts } = prepared.card();
    expect(counts).toMatchObject({ episodes: 8, scenes: 56, speakers: 10, locations: 8 });
    const { problems, totals } = prepared.report();
    expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(totals).toMatchObject({ missingSpeaker: 0, missingLocation: 0, duplicates: 0 });
  });

  it('teaches the classifier to tell the places apart', async () => {
    const job = jobOf('location-classifier').with({});
    job.put('input/data/train/train.csv', prepared.text('locations/train.csv'));
    job.put('input/data/validation/validation.csv', prepared.text('locations/validation.csv'));
    const { code, stderr } = await job.train();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const metrics = JSON.parse(job.read('model/evaluation.json').toString()).multiclass_classification_metrics;
    const majority: number = metrics.accuracy_best_constant_classifier.value;
    console.log(`Held-out accuracy ${job.accuracy().toFixed(3)}, majority ${majority.toFixed(3)}.`);
    expect(job.accuracy()).toBeGreaterThan(2 * majority);
  });

  it('teaches the chatbot which line answers a talk', async () => {
    const data = {
      train: prepared.text('dialogue/train.jsonl'),
      validation: prepared.text('dialogue/validation.jsonl'),
    };
    const job = putDialogue(jobOf('character-chatbot').with({}), data);
    const { code, stderr } = await job.train();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { bm25, chance, mrr } = rankingOf(job);
    console.log(`MRR ${mrr.toFixed(3)}, BM25 ${bm25.toFixed(3)}, chance ${chance.toFixed(3)}.`);
    expect(mrr).toBeGreaterThan(1.2 * chance);
  });
});
