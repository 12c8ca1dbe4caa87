import { InputError } from '../../../../shared/model/input-error';
import { type NumberRule, readNumber, real, refuseUnknown, whole } from '../shared/number-rules';

/** What one training run is told. The recipe explains each to people; the ranges here are the ones that are enforced. */
export interface HyperParameters {
  readonly epochs: number;
  readonly learningRate: number;
  readonly batchSize: number;
  /** Length of the embeddings and of the shared space. */
  readonly dimensions: number;
  /** How many turns before a reply are looked at. */
  readonly contextTurns: number;
  /** What cosines are multiplied by before the softmax: the higher, the more the nearest wrong replies count. */
  readonly scale: number;
  /** Wrong replies of the same character per row and batch, besides the other rows' replies. */
  readonly hardNegatives: number;
  /** Share of the features left out at random while learning. */
  readonly dropout: number;
  /** Epochs between two searches for wrong replies that the model takes for right; 0 keeps to those BM25 found. */
  readonly mineEvery: number;
  readonly hashBits: number;
  /** Features of fewer training lines are dropped. */
  readonly minCount: number;
  /** Epochs without a better validation MRR before training ends; 0 never ends early. */
  readonly earlyStoppingPatience: number;
  /** Share of the scenes held out when there is no channel validation. */
  readonly validationSplit: number;
  readonly seed: number;
  /** Epochs between checkpoints; 0 writes one only when the job is stopped. */
  readonly checkpointEvery: number;
}

/** Ranges and defaults of the hyperparameters; a test holds the recipe to the same figures. */
export const numberRules = {
  epochs: whole(8, 1, 10_000),
  learning_rate: real(0.015, 0.000_001, 10),
  batch_size: whole(32, 2, 1_024),
  dimensions: whole(64, 8, 256),
  context_turns: whole(4, 1, 16),
  scale: real(8, 1, 100),
  hard_negatives: whole(1, 0, 8),
  dropout: real(0.5, 0, 0.9),
  mine_every: whole(3, 0, 10_000),
  hash_bits: whole(18, 10, 22),
  min_count: whole(2, 1, 1_000),
  early_stopping_patience: whole(3, 0, 10_000),
  validation_split: real(0.15, 0.01, 0.5),
  seed: whole(1, 0, 4_294_967_295),
  checkpoint_every: whole(2, 0, 10_000),
} as const satisfies Record<string, NumberRule>;

/**
 * Reads SageMaker's hyperparameters (every value a string).
 * @throws InputError naming the parameter, its value and what is allowed.
 */
export function parseHyperParameters(raw: Readonly<Record<string, unknown>>): HyperParameters {
  refuseUnknown('character-chatbot', Object.keys(numberRules), raw);
  const read = (name: keyof typeof numberRules): number => readNumber(name, raw[name], numberRules[name]);
  const dimensions = read('dimensions');
  if (dimensions % 4 !== 0)
    throw new InputError(`Hyperparameter dimensions is ${dimensions}: it must be a multiple of 4.`);
  return {
    epochs: read('epochs'),
    learningRate: read('learning_rate'),
    batchSize: read('batch_size'),
    dimensions,
    contextTurns: read('context_turns'),
    scale: read('scale'),
    hardNegatives: read('hard_negatives'),
    dropout: read('dropout'),
    mineEvery: read('mine_every'),
    hashBits: read('hash_bits'),
    minCount: read('min_count'),
    earlyStoppingPatience: read('early_stopping_patience'),
    validationSplit: read('validation_split'),
    seed: read('seed'),
    checkpointEvery: read('checkpoint_every'),
  };
}
