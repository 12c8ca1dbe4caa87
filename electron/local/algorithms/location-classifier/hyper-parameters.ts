import { InputError } from '../../../../shared/model/input-error';
import { type NumberRule, readNumber, real, refuseUnknown, whole } from '../shared/number-rules';
import { type ClassWeightSpec, parseClassWeights } from './class-weights';

/** What one training run is told. The recipe explains each to people; the ranges here are the ones that are enforced. */
export interface HyperParameters {
  readonly epochs: number;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly l2: number;
  readonly hashBits: number;
  readonly wordNgrams: number;
  readonly charNgramsMin: number;
  readonly charNgramsMax: number;
  readonly classWeights: ClassWeightSpec;
  /** Epochs without a better validation loss before training ends; 0 never ends early. */
  readonly earlyStoppingPatience: number;
  readonly validationSplit: number;
  readonly seed: number;
  /** Epochs between checkpoints; 0 writes one only when the job is stopped. */
  readonly checkpointEvery: number;
}

/** Ranges and defaults of the numeric hyperparameters; a test holds the recipe to the same figures. */
export const numberRules = {
  epochs: whole(40, 1, 10_000),
  learning_rate: real(0.2, 0.000_001, 10),
  batch_size: whole(16, 1, 65_536),
  l2: real(0.0003, 0, 1),
  hash_bits: whole(18, 10, 22),
  word_ngrams: whole(2, 1, 5),
  char_ngrams_min: whole(3, 1, 10),
  char_ngrams_max: whole(5, 0, 10),
  early_stopping_patience: whole(8, 0, 10_000),
  validation_split: real(0.2, 0.01, 0.5),
  seed: whole(1, 0, 4_294_967_295),
  checkpoint_every: whole(5, 0, 10_000),
} as const satisfies Record<string, NumberRule>;

/**
 * Reads SageMaker's hyperparameters (every value a string).
 * @throws InputError naming the parameter, its value and what is allowed.
 */
export function parseHyperParameters(raw: Readonly<Record<string, unknown>>): HyperParameters {
  refuseUnknown('location-classifier', [...Object.keys(numberRules), 'class_weights'], raw);
  const read = (name: keyof typeof numberRules): number => readNumber(name, raw[name], numberRules[name]);
  const charNgramsMin = read('char_ngrams_min');
  const charNgramsMax = read('char_ngrams_max');
  if (charNgramsMax > 0 && charNgramsMax < charNgramsMin) {
    throw new InputError(
      `Hyperparameter char_ngrams_max is ${charNgramsMax} and char_ngrams_min is ${charNgramsMin}: the maximum must be at least the minimum, or 0 for no character n-grams.`,
    );
  }
  return {
    epochs: read('epochs'),
    learningRate: read('learning_rate'),
    batchSize: read('batch_size'),
    l2: read('l2'),
    hashBits: read('hash_bits'),
    wordNgrams: read('word_ngrams'),
    charNgramsMin,
    charNgramsMax,
    classWeights: parseClassWeights(raw.class_weights),
    earlyStoppingPatience: read('early_stopping_patience'),
    validationSplit: read('validation_split'),
    seed: read('seed'),
    checkpointEvery: read('checkpoint_every'),
  };
}
