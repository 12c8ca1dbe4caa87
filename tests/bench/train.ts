import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFlags } from '../../electron/local/runtime/program/node-flags';
import { algorithmProgram } from '../fakes/algorithm-program';
import { fastTextAccuracy, fastTextMissing, toFastText, trainFastText } from '../fakes/fasttext';
import type { BenchRow } from './row';

const TRAIN_ROWS = 60_000;
const VALIDATION_ROWS = 6_000;
const EPOCHS = 5;
const ROUNDS = 3;
/** The classifier's own features, said in fastText's words. */
const SAME_FEATURES = ['-wordNgrams', '2', '-minn', '3', '-maxn', '5', '-bucket', String(2 ** 18)];

interface Run {
  readonly seconds: number;
  readonly accuracy: number;
}

/**
 * The classifier against `fasttext supervised -thread 2` on one generated corpus, whole programs from start to exit.
 * `train`: the same features and epochs, in rows · epochs per second. `train-words`: fastText exactly as it comes
 * (single words, five epochs) against single words and five epochs here.
 */
export async function benchTrain(): Promise<BenchRow[]> {
  const goal = '≥ 1× fastText with 2 threads, accuracy ≥ its −0.5 points';
  if (fastTextMissing()) {
    return [
      {
        id: 'train',
        value: 0,
        unit: 'rows·epochs/s',
        baseline: null,
        ratio: null,
        goal,
        ok: null,
        note: 'skipped: fasttext is not installed',
      },
    ];
  }
  const dir = mkdtempSync(join(tmpdir(), 'upside-bench-train-'));
  try {
    const program = algorithmProgram(dir);
    generate(dir);
    const ours = fastest(() => trainOurs(program, dir, EPOCHS));
    const same = fastest(() => fastText(dir, ['-epoch', String(EPOCHS), '-lr', '0.5', ...SAME_FEATURES]));
    const words = fastest(() => trainOurs(program, dir, EPOCHS, { word_ngrams: '1', char_ngrams_max: '0' }));
    const plain = fastest(() => fastText(dir, ['-epoch', String(EPOCHS)]));
    const work = TRAIN_ROWS * EPOCHS;
    return [
      row(
        'train',
        work / ours.seconds,
        work / same.seconds,
        'rows·epochs/s',
        same.seconds / ours.seconds,
        ours,
        same,
        goal,
      ),
      row(
        'train-words',
        work / words.seconds,
        work / plain.seconds,
        'rows·epochs/s',
        plain.seconds / words.seconds,
        words,
        plain,
        goal,
      ),
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function row(
  id: string,
  value: number,
  baseline: number,
  unit: string,
  speed: number,
  ours: Run,
  theirs: Run,
  goal: string,
): BenchRow {
  const note = `accuracy ${(ours.accuracy * 100).toFixed(1)} %, fastText ${(theirs.accuracy * 100).toFixed(1)} %; ratio is our speed over its`;
  return {
    id,
    value: round(value),
    unit,
    baseline: round(baseline),
    ratio: round(speed),
    goal,
    ok: speed >= 1 && ours.accuracy >= theirs.accuracy - 0.005,
    note,
  };
}

const round = (value: number): number => Number(value.toPrecision(4));

/** The least disturbed of a few rounds. */
function fastest(run: () => Run): Run {
  return Array.from({ length: ROUNDS }, run).reduce((best, next) => (next.seconds < best.seconds ? next : best));
}

function generate(dir: string): void {
  const script = join(import.meta.dirname, '../../resources/samples/locations/generate.mjs');
  const args = [
    script,
    '--out',
    dir,
    '--train',
    String(TRAIN_ROWS),
    '--validation',
    String(VALIDATION_ROWS),
    '--seed',
    '99',
  ];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The corpus could not be generated: ${stderr}`);
  for (const channel of ['train', 'validation']) {
    mkdirSync(join(dir, 'job/input/data', channel), { recursive: true });
    const csv = readFileSync(join(dir, `${channel}.csv`));
    writeFileSync(join(dir, 'job/input/data', channel, 'rows.csv'), csv);
    writeFileSync(join(dir, `${channel}.ft`), toFastText(csv.toString('utf8')));
  }
}

function trainOurs(program: string, dir: string, epochs: number, features: Readonly<Record<string, string>> = {}): Run {
  const base = join(dir, 'job');
  rmSync(join(base, 'checkpoints'), { recursive: true, force: true });
  mkdirSync(join(base, 'input/config'), { recursive: true });
  // fastText weighs all rows alike and knows neither early stopping nor checkpoints.
  const settings = {
    epochs: String(epochs),
    class_weights: 'none',
    early_stopping_patience: '0',
    checkpoint_every: '0',
    ...features,
  };
  writeFileSync(join(base, 'input/config/hyperparameters.json'), JSON.stringify(settings));
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...nodeFlags, program, 'train'], {
    env: { ...process.env, SM_BASE_DIR: base },
    encoding: 'utf8',
  });
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(`location-classifier failed: ${stderr}`);
  const report = JSON.parse(readFileSync(join(base, 'model/evaluation.json'), 'utf8'));
  return { seconds, accuracy: report.multiclass_classification_metrics.accuracy.value };
}

function fastText(dir: string, options: readonly string[]): Run {
  const model = join(dir, 'fasttext');
  const began = performance.now();
  trainFastText(join(dir, 'train.ft'), model, options);
  const seconds = (performance.now() - began) / 1000;
  return { seconds, accuracy: fastTextAccuracy(`${model}.bin`, join(dir, 'validation.ft')) };
}
