import { Random } from '../shared/random';
import { type Confusion, confusion, type Metrics, metricsOf } from './metrics';

/** A figure as Model Monitor writes it: a spread that could not be computed is the string "NaN". */
export interface ReportedFigure {
  readonly value: number;
  readonly standard_deviation: number | 'NaN';
}

/** The model-quality layout of SageMaker Model Monitor, which ModelMetrics of a model package can point at. */
export interface EvaluationReport {
  readonly version: 0;
  readonly dataset: { readonly item_count: number };
  readonly multiclass_classification_metrics: {
    /** True label → predicted label → rows. */
    readonly confusion_matrix: Readonly<Record<string, Readonly<Record<string, number>>>>;
  } & Readonly<Record<string, ReportedFigure | Readonly<Record<string, Readonly<Record<string, number>>>>>>;
}

/** Model Monitor's own rule: from 200 rows on, five random samples of 80 %. */
const SPREAD_ROWS = 200;
const SPREAD_SAMPLES = 5;
const SPREAD_SHARE = 0.8;

/**
 * Figures of predictions on held-out rows. `…_best_constant_classifier` is what always answering the most frequent label
 * of these rows would reach: the majority baseline. Without times, so that two equal runs write equal bytes.
 */
export function evaluationReport(
  labels: readonly string[],
  truths: Int32Array,
  predictions: Int32Array,
  seed: number,
): EvaluationReport {
  const matrix = confusion(labels.length, truths, predictions);
  const constant = new Int32Array(truths.length).fill(mostFrequent(matrix));
  const figures = {
    ...withSpread(truths, predictions, labels.length, seed, ''),
    ...withSpread(truths, constant, labels.length, seed, '_best_constant_classifier'),
  };
  return {
    version: 0,
    dataset: { item_count: truths.length },
    multiclass_classification_metrics: { confusion_matrix: asRecord(labels, matrix), ...figures },
  };
}

/** F-beta averaged by support: beta below 1 favours precision, above 1 recall. */
function weightedFBeta({ perClass }: Metrics, beta: number): number {
  const total = perClass.reduce((sum, m) => sum + m.support, 0);
  const b2 = beta * beta;
  return perClass.reduce((sum, { support, precision, recall }) => {
    const below = b2 * precision + recall;
    return sum + (below === 0 ? 0 : (support / total) * (((1 + b2) * precision * recall) / below));
  }, 0);
}

function figuresOf(matrix: Confusion): Record<string, number> {
  const metrics = metricsOf(matrix);
  return {
    accuracy: metrics.accuracy,
    weighted_recall: metrics.weighted.recall,
    weighted_precision: metrics.weighted.precision,
    weighted_f0_5: weightedFBeta(metrics, 0.5),
    weighted_f1: metrics.weighted.f1,
    weighted_f2: weightedFBeta(metrics, 2),
    macro_recall: metrics.macro.recall,
    macro_precision: metrics.macro.precision,
    macro_f1: metrics.macro.f1,
  };
}

function withSpread(
  truths: Int32Array,
  predictions: Int32Array,
  classes: number,
  seed: number,
  suffix: string,
): Record<string, ReportedFigure> {
  const values = figuresOf(confusion(classes, truths, predictions));
  const samples: Record<string, number>[] = [];
  if (truths.length >= SPREAD_ROWS) {
    const random = Random.fromSeed(seed);
    const rows = Int32Array.from(truths.keys());
    for (let i = 0; i < SPREAD_SAMPLES; i++) {
      random.shuffle(rows);
      samples.push(
        figuresOf(confusion(classes, truths, predictions, rows.slice(0, Math.floor(rows.length * SPREAD_SHARE)))),
      );
    }
  }
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      `${name}${suffix}`,
      { value, standard_deviation: deviation(samples.map((sample) => sample[name] as number)) },
    ]),
  );
}

function deviation(values: readonly number[]): number | 'NaN' {
  if (values.length < 2) return 'NaN';
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

function mostFrequent({ classes, counts }: Confusion): number {
  const support = Array.from({ length: classes }, (_, c) =>
    counts.subarray(c * classes, (c + 1) * classes).reduce((a, b) => a + b, 0),
  );
  return support.indexOf(Math.max(...support));
}

function asRecord(labels: readonly string[], { classes, counts }: Confusion): Record<string, Record<string, number>> {
  const row = (truth: number): Record<string, number> =>
    Object.fromEntries(labels.map((label, prediction) => [label, counts[truth * classes + prediction] as number]));
  return Object.fromEntries(labels.map((label, truth) => [label, row(truth)]));
}
