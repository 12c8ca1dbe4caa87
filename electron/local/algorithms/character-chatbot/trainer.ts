import { setImmediate } from 'node:timers/promises';
import { Random } from '../shared/random';
import { evaluate } from './evaluate';
import type { HyperParameters } from './hyper-parameters';
import { mine, wrongReplies } from './near-replies';
import type { PairModel } from './pair-model';
import type { Prepared } from './prepare';
import type { RankingFigures } from './ranking';

/** The best epoch so far and what it had learnt, array by array as the model's `learnt`. */
export interface Best {
  readonly epoch: number;
  readonly mrr: number;
  readonly learnt: readonly Float32Array[];
}

/** Where a training stands between two mini-batches: with the model's arrays, all that a checkpoint needs. */
export interface Progress {
  /** The epoch under way, from 1. */
  epoch: number;
  /** Rows of it already learnt from. */
  row: number;
  lossSum: number;
  /** Generator state the epoch's order and draws come from; both follow from it. */
  epochRandom: readonly number[];
  /** Wrong replies near each row's own, as last searched for. */
  readonly near: Int32Array;
  best: Best | null;
}

export interface EpochReport {
  readonly epoch: number;
  readonly trainLoss: number;
  readonly figures: RankingFigures;
}

export interface TrainerEvents {
  epoch(report: EpochReport): void;
  /** Called between mini-batches at most every few seconds of a long epoch. */
  pulse(epoch: number, row: number): void;
  checkpoint(progress: Progress): void;
}

/** Longest the event loop goes unserved, so that SIGTERM is heard between two mini-batches. */
const YIELD_MS = 15;
const PULSE_MS = 5_000;

export function freshProgress(seed: number, near: Int32Array): Progress {
  return {
    epoch: 1,
    row: 0,
    lossSum: 0,
    epochRandom: Random.fromSeed(seed).state(),
    near: near.slice(),
    best: null,
  };
}

/** The rate falls linearly from its full value to a tenth over all planned rows. */
const learningRateAt = (initial: number, done: number): number => initial * (1 - 0.9 * done);

/**
 * Trains from `progress` to the last epoch, to the end of patience, or to `stop`; says which. Everything it computes
 * depends on data, settings and progress alone, never on time.
 */
export async function runTraining(
  model: PairModel,
  data: Prepared,
  settings: HyperParameters,
  progress: Progress,
  events: TrainerEvents,
  stop: AbortSignal,
): Promise<'all-epochs' | 'early' | 'stopped'> {
  const rows = data.train.replyOf.length;
  const order = new Int32Array(rows);
  const draws = new Uint32Array(rows * settings.hardNegatives);
  let yielded = performance.now();
  let pulsed = yielded;
  while (progress.epoch <= settings.epochs) {
    if (outOfPatience(progress, settings)) return 'early';
    const random = Random.fromState(progress.epochRandom);
    for (let i = 0; i < rows; i++) order[i] = i;
    random.shuffle(order);
    for (let i = 0; i < draws.length; i++) draws[i] = random.nextUint32();
    const dropoutSeed = random.nextUint32();
    while (progress.row < rows) {
      const now = performance.now();
      if (now - yielded >= YIELD_MS) {
        await setImmediate();
        yielded = performance.now();
        if (now - pulsed >= PULSE_MS) {
          pulsed = now;
          events.pulse(progress.epoch, progress.row);
        }
      }
      if (stop.aborted) return 'stopped';
      const to = Math.min(rows, progress.row + settings.batchSize);
      const batch = order.subarray(progress.row, to);
      const wrong = wrongReplies(progress.near, batch, draws, settings.hardNegatives);
      const done = (progress.epoch - 1 + progress.row / rows) / settings.epochs;
      progress.lossSum += model.step(data.train, batch, wrong, {
        learningRate: learningRateAt(settings.learningRate, done),
        scale: settings.scale,
        dropout: { seed: dropoutSeed, share: settings.dropout },
      });
      progress.row = to;
    }
    endEpoch(model, data, settings, progress, random, events);
    pulsed = performance.now();
    await setImmediate();
  }
  return outOfPatience(progress, settings) ? 'early' : 'all-epochs';
}

function outOfPatience({ epoch, row, best }: Progress, { earlyStoppingPatience }: HyperParameters): boolean {
  return earlyStoppingPatience > 0 && best !== null && row === 0 && epoch - 1 - best.epoch >= earlyStoppingPatience;
}

function endEpoch(
  model: PairModel,
  data: Prepared,
  settings: HyperParameters,
  progress: Progress,
  random: Random,
  events: TrainerEvents,
): void {
  const figures = evaluate(model, data);
  const epoch = progress.epoch;
  if (!progress.best || figures.mrr > progress.best.mrr)
    progress.best = { epoch, mrr: figures.mrr, learnt: model.learnt().map((array) => array.slice()) };
  events.epoch({ epoch, trainLoss: progress.lossSum / data.train.replyOf.length, figures });
  if (settings.mineEvery > 0 && settings.hardNegatives > 0 && epoch % settings.mineEvery === 0)
    mine(model, data.train, data.table, data.searched, progress.near);
  progress.epoch = epoch + 1;
  progress.row = 0;
  progress.lossSum = 0;
  progress.epochRandom = random.state();
  if (settings.checkpointEvery > 0 && epoch % settings.checkpointEvery === 0) events.checkpoint(progress);
}
