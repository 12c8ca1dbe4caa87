import { createHash } from 'node:crypto';
import { InputError } from '../../../../shared/model/input-error';
import { type Row, readRows } from '../../../../shared/model/labelled-text/rows';
import { readChannel } from '../shared/channel';
import type { ContainerPaths } from '../shared/container-paths';
import { type FeatureConfig, PREPROCESSING_VERSION } from '../shared/features';
import { Vocabulary } from '../shared/vocabulary';
import { classWeights } from './class-weights';
import type { HyperParameters } from './hyper-parameters';
import { Vectorizer } from './sparse-rows';
import { stratifiedSplit } from './split';
import type { TrainingData } from './trainer';

/** Everything training needs, computed once from the input. */
export interface Prepared extends TrainingData {
  readonly labels: readonly string[];
  readonly features: FeatureConfig;
  readonly buckets: Uint32Array;
  /** The texts of `train`, row by row. */
  readonly trainTexts: readonly string[];
  /** Hash of configuration and data; a checkpoint belongs to one. */
  readonly fingerprint: string;
}

const MAX_LABELS = 1000;

/**
 * Reads the channels, splits off validation rows where none came, and turns the texts into sparse rows.
 * @throws InputError for whatever in the input has to change.
 */
export function prepare(paths: ContainerPaths, settings: HyperParameters, log: (line: string) => void): Prepared {
  const given = readChannel(paths.trainDir, 'train', readRows);
  if (!given)
    throw new InputError('The channel "train" has no files. It must hold CSV or JSON lines with text and label.');
  const held = readChannel(paths.validationDir, 'validation', readRows);
  log(`Channel train: ${count(given.rows.length)} rows in ${given.files.join(', ')}.`);
  const labels = [...new Set(given.rows.map((row) => row.label))].sort();
  checkLabels(labels);
  const classOf = new Map(labels.map((label, index) => [label, index]));
  const allClasses = Int32Array.from(given.rows, (row) => classOf.get(row.label) as number);
  let train = given.rows;
  let validation: readonly Row[];
  if (held) {
    validation = held.rows;
    log(`Channel validation: ${count(validation.length)} rows in ${held.files.join(', ')}.`);
    checkKnown(validation, classOf);
  } else {
    const parts = stratifiedSplit(allClasses, labels.length, settings.validationSplit, settings.seed);
    train = parts.train.map((row) => given.rows[row] as Row);
    validation = parts.heldOut.map((row) => given.rows[row] as Row);
    if (validation.length === 0)
      throw new InputError(
        'Every label of the channel "train" has a single row, so none can be held out. Give a channel "validation".',
      );
    log(
      `No channel validation: ${count(validation.length)} rows (${Math.round(settings.validationSplit * 100)} % of each label) are held out of train, chosen by seed ${settings.seed}.`,
    );
  }
  warnOfCopies(train, validation, log);
  const classes = (rows: readonly Row[]): Int32Array =>
    Int32Array.from(rows, (row) => classOf.get(row.label) as number);
  const trainClasses = classes(train);
  const counts = labels.map((_, label) => trainClasses.reduce((sum, c) => sum + (c === label ? 1 : 0), 0));
  const weights = classWeights(settings.classWeights, labels, counts);
  log(
    `Labels: ${labels.map((label, c) => `${label} ${counts[c]} (weight ${(weights[c] as number).toFixed(2)})`).join(', ')}.`,
  );

  const started = performance.now();
  const { hashBits, wordNgrams, charNgramsMin, charNgramsMax } = settings;
  const features = { hashBits, wordNgrams, charNgramsMin, charNgramsMax };
  const vocabulary = new Vocabulary(hashBits);
  const vectorizer = new Vectorizer(features, vocabulary);
  const trainTexts = train.map((row) => row.text);
  const trainRows = vectorizer.rows(trainTexts, true);
  if (vocabulary.size === 0) throw new InputError('No text of the channel "train" has a word or a number in it.');
  const validationRows = vectorizer.rows(
    validation.map((row) => row.text),
    false,
  );
  log(
    `Features: ${count(vocabulary.size)} of ${count(2 ** hashBits)} buckets used, vectorised in ${((performance.now() - started) / 1000).toFixed(2)} s.`,
  );
  return {
    labels,
    features,
    buckets: vocabulary.toBuckets(),
    trainTexts,
    train: { rows: trainRows, classes: trainClasses },
    validation: { rows: validationRows, classes: classes(validation) },
    classWeights: weights,
    fingerprint: fingerprint(settings, given.fingerprint, held?.fingerprint ?? null),
  };
}

/** How often checkpoints are written is left out: it changes no result. */
function fingerprint(settings: HyperParameters, train: string, validation: string | null): string {
  const { checkpointEvery: _, ...deciding } = settings;
  return createHash('sha256')
    .update(JSON.stringify([PREPROCESSING_VERSION, deciding, train, validation]))
    .digest('hex');
}

function checkLabels(labels: readonly string[]): void {
  if (labels.length === 1)
    throw new InputError(`The channel "train" has only one label, "${labels[0]}". A classifier needs at least two.`);
  if (labels.length > MAX_LABELS) {
    throw new InputError(
      `The channel "train" has ${count(labels.length)} different labels; the limit is ${count(MAX_LABELS)}. Are text and label swapped?`,
    );
  }
}

function checkKnown(rows: readonly Row[], classOf: ReadonlyMap<string, number>): void {
  const unknown = rows.find((row) => !classOf.has(row.label));
  if (unknown) {
    throw new InputError(
      `${unknown.file} line ${unknown.line}: the label "${unknown.label}" does not occur in the channel "train", whose labels are ${[...classOf.keys()].slice(0, 20).join(', ')}.`,
    );
  }
}

/** Held-out rows that were trained on make the figures look better than they are. */
function warnOfCopies(train: readonly Row[], validation: readonly Row[], log: (line: string) => void): void {
  const seen = new Set(train.map((row) => row.text));
  const copies = validation.filter((row) => seen.has(row.text)).length;
  if (copies > 0)
    log(
      `Warning: ${count(copies)} of ${count(validation.length)} validation texts also occur in train; the figures are better than they should be.`,
    );
}

const count = (n: number): string => n.toLocaleString('en-US');
