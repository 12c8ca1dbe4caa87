import { setImmediate } from 'node:timers/promises';
import { Random } from '../shared/random';
import { type Evaluation, evaluate } from './evaluate';
import type { HyperParameters } from './hyper-parameters';
import type { LabelledRows, Parameters, SoftmaxModel } from './softmax-model';

/** The best epoch so far and what it had learnt. */
export interface Best extends Parameters {
  readonly epoch: number;
  readonly loss: number;
}

/** Where a training stands between two mini-batches: with the model's arrays, all that a checkpoint needs. */
export interface Progress {
  /** The epoch under way, from 1. */
  epoch: number;
  /** Rows of it already learnt from. */
  row: number;
  /** Weighted loss and weight summed over those rows. */
  lossSum: number;
  weightSum: number;
  /** Generator state the epoch's order was drawn from; the order follows from it. */
  epochRandom: readonly number[];
  best: Best | null;
}

export interface EpochReport {
  readonly epoch: number;
  readonly trainLoss: number;
  readonly evaluation: Evaluation;
}

export interface TrainerEvents {
  epoch(report: EpochReport): void;
  /** Called between mini-batches at most every few seconds of a long epoch. */
  pulse(epoch: number, row: number, rows: number): void;
  checkpoint(progress: Progress): void;
}

export interface TrainingData {
  readonly train: LabelledRows;
  readonly validation: LabelledRows;
  readonly classWeights: Float64Array;
}

/** Longest the event loop goes unserved, so that SIGTERM is heard between two mini-batches. */
const YIELD_MS = 15;
const PULSE_MS = 5_000;

export function freshProgress(seed: number): Progress {
  return { epoch: 1, row: 0, lossSum: 0, weightSum: 0, epochRandom: Random.fromSeed(seed).state(), best: null };
}

/** The rate falls linearly from its full value to a tenth over all planned rows. */
function learningRateAt(initial: number, done: number): number {
  return initial * (1 - 0.9 * done);
}

/**
 * Trains from `progress` to the last epoch, to the end of patience, or to `stop`; says which. Everything it computes
 * depends on data, settings and progress alone, never on time.
 */
export async function runTraining(
  model: SoftmaxModel,
  data: TrainingData,
  settings: HyperParameters,
  progress: Progress,
  events: TrainerEvents,
  stop: AbortSignal,
): Promise<'all-epochs' | 'early' | 'stopped'> {
  const rows = data.train.classes.length;
  const order = new Int32Array(rows);
  let yielded = performance.now();
  let pulsed = yielded;
  while (progress.epoch <= settings.epochs) {
    if (outOfPatience(progress, settings)) return 'early';
    const random = Random.fromState(progress.epochRandom);
    for (let i = 0; i < rows; i++) order[i] = i;
    random.shuffle(order);
    while (progress.row < rows) {
      const now = performance.now();
      if (now - yielded >= YIELD_MS) {
        await setImmediate();
        yielded = performance.now();
        if (now - pulsed >= PULSE_MS) {
          pulsed = now;
          events.pulse(progress.epoch, progress.row, rows);
        }
      }
      if (stop.aborted) return 'stopped';
      const to = Math.min(rows, progress.row + settings.batchSize);
      const learningRate = learningRateAt(
        settings.learningRate,
        (progress.epoch - 1 + progress.row / rows) / settings.epochs,
      );
      const done = model.step(data.train, order, progress.row, to, {
        learningRate,
        l2: settings.l2,
        classWeights: data.classWeights,
      });
      progress.lossSum += done.loss;
      progress.weightSum += done.weight;
      progress.row = to;
    }
    endEpoch(model, data, progress, random, events);
    if (settings.checkpointEvery > 0 && (progress.epoch - 1) % settings.checkpointEvery === 0)
      events.checkpoint(progress);
    pulsed = performance.now();
    await setImmediate();
  }
  return outOfPatience(progress, settings) ? 'early' : 'all-epochs';
}

function outOfPatience({ epoch, row, best }: Progress, { earlyStoppingPatience }: HyperParameters): boolean {
  return earlyStoppingPatience > 0 && best !== null && row === 0 && epoch - 1 - best.epoch >= earlyStoppingPatience;
}

function endEpoch(
  model: SoftmaxModel,
  data: TrainingData,
  progress: Progress,
  random: Random,
  events: TrainerEvents,
): void {
  model.fold();
  const evaluation = evaluate(model, data.validation, data.classWeights);
  const epoch = progress.epoch;
  if (!progress.best || evaluation.loss < progress.best.loss) {
    progress.best = { epoch, loss: evaluation.loss, weights: model.weights.slice(), bias: model.bias.slice() };
  }
  events.epoch({ epoch, trainLoss: progress.lossSum / progress.weightSum, evaluation });
  progress.epoch = epoch + 1;
  progress.row = 0;
  progress.lossSum = 0;
  progress.weightSum = 0;
  progress.epochRandom = random.state();
}
