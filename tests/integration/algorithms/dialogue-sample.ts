import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobFolder } from './job-folder';

const folder = join(import.meta.dirname, '../../../resources/samples/dialogue');

export interface SampleLine {
  readonly scene: string;
  readonly turn: number;
  readonly character: string;
  readonly text: string;
}

/** The sample dialogue as it ships. */
export const dialogue = (channel: 'train' | 'validation'): string =>
  readFileSync(join(folder, `${channel}.jsonl`), 'utf8');

/** A smaller set of the same kind, for runs that need not be good. */
export function smallDialogue(scenes: { readonly train: number; readonly validation: number }) {
  const out = mkdtempSync(join(tmpdir(), 'upside-dialogue-'));
  try {
    const counts = ['--train', String(scenes.train), '--validation', String(scenes.validation)];
    execFileSync(process.execPath, [join(folder, 'generate.mjs'), '--out', out, ...counts]);
    const read = (channel: string): string => readFileSync(join(out, `${channel}.jsonl`), 'utf8');
    return { train: read('train'), validation: read('validation') };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

export const linesIn = (text: string): SampleLine[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as SampleLine);

export const asJsonLines = (lines: readonly SampleLine[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

export function putDialogue(job: JobFolder, data: { readonly train: string; readonly validation: string }): JobFolder {
  return job
    .put('input/data/train/train.jsonl', data.train)
    .put('input/data/validation/validation.jsonl', data.validation);
}

/** Figures of the evaluation report that training left in the model folder. */
export function rankingOf(job: JobFolder): {
  readonly mrr: number;
  readonly bm25: number;
  readonly chance: number;
  readonly items: number;
} {
  const report = JSON.parse(job.read('model/evaluation.json').toString());
  const { mrr, baseline_bm25, chance } = report.ranking_metrics;
  return { mrr: mrr.value, bm25: baseline_bm25.mrr.value, chance: chance.mrr.value, items: report.dataset.item_count };
}
