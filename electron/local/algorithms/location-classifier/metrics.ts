/** Counts of (true class, predicted class): `counts[truth * classes + prediction]`. */
export interface Confusion {
  readonly classes: number;
  readonly counts: Float64Array;
}

export interface ClassMetrics {
  readonly support: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Figures of one confusion matrix; each is 0 where its denominator is 0, as scikit-learn does. */
export interface Metrics {
  readonly accuracy: number;
  readonly perClass: readonly ClassMetrics[];
  /** Plain means over the classes that occur as truth or as prediction, as scikit-learn takes them. */
  readonly macro: { readonly precision: number; readonly recall: number; readonly f1: number };
  /** Means over classes weighted by their true counts. */
  readonly weighted: { readonly precision: number; readonly recall: number; readonly f1: number };
}

/** Counts pairs of true and predicted class over all rows, or over those named. */
export function confusion(classes: number, truths: Int32Array, predictions: Int32Array, rows?: Int32Array): Confusion {
  const counts = new Float64Array(classes * classes);
  for (const row of rows ?? truths.keys()) {
    const cell = (truths[row] as number) * classes + (predictions[row] as number);
    counts[cell] = (counts[cell] as number) + 1;
  }
  return { classes, counts };
}

/** Accuracy, and precision, recall and F1 by class, as plain and as weighted means. */
export function metricsOf({ classes, counts }: Confusion): Metrics {
  const at = (truth: number, prediction: number): number => counts[truth * classes + prediction] as number;
  const all = Array.from({ length: classes }, (_, c) => c);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const perClass = all.map((c): ClassMetrics => {
    const hits = at(c, c);
    const support = all.reduce((sum, p) => sum + at(c, p), 0);
    const predicted = all.reduce((sum, t) => sum + at(t, c), 0);
    return {
      support,
      precision: ratio(hits, predicted),
      recall: ratio(hits, support),
      f1: ratio(2 * hits, support + predicted),
    };
  });
  const present = perClass.filter((_, c) => all.some((other) => at(c, other) > 0 || at(other, c) > 0));
  const mean = (pick: (m: ClassMetrics) => number): number =>
    ratio(
      present.reduce((sum, m) => sum + pick(m), 0),
      present.length,
    );
  const weightedMean = (pick: (m: ClassMetrics) => number): number =>
    ratio(
      perClass.reduce((sum, m) => sum + m.support * pick(m), 0),
      total,
    );
  return {
    accuracy: ratio(
      all.reduce((sum, c) => sum + at(c, c), 0),
      total,
    ),
    perClass,
    macro: { precision: mean((m) => m.precision), recall: mean((m) => m.recall), f1: mean((m) => m.f1) },
    weighted: {
      precision: weightedMean((m) => m.precision),
      recall: weightedMean((m) => m.recall),
      f1: weightedMean((m) => m.f1),
    },
  };
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
