import type { DataPreview } from '../../../shared/model/data-object';

type LabelCounts = DataPreview['labels'];

export type ClassWeights =
  | { readonly kind: 'none' }
  | { readonly kind: 'balanced' }
  /** What was typed for each label; a weight may be half written. */
  | { readonly kind: 'custom'; readonly weights: Readonly<Record<string, string>> };

/** Reads the hyperparameter's text: `none`, `balanced`, or JSON of label → weight. Null when it is none of them. */
export function readClassWeights(text: string): ClassWeights | null {
  if (text === 'none' || text === 'balanced') return { kind: text };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return {
      kind: 'custom',
      weights: Object.fromEntries(Object.entries(value).map(([label, weight]) => [label, String(weight)])),
    };
  } catch {
    return null;
  }
}

/** The text the job receives. Weights that are numbers are written as numbers, others as they were typed. */
export function writeClassWeights(weights: ClassWeights): string {
  if (weights.kind !== 'custom') return weights.kind;
  const entries = Object.entries(weights.weights).map(
    ([label, text]) => [label, isWeight(text) ? Number(text) : text] as const,
  );
  return JSON.stringify(Object.fromEntries(entries));
}

/** n / (k · n_c): every label counts the same in sum. n rows, k labels, n_c rows of the label. */
export function balancedWeights(labels: LabelCounts): Readonly<Record<string, number>> {
  const present = labels.filter(({ count }) => count > 0);
  const rows = present.reduce((sum, { count }) => sum + count, 0);
  return Object.fromEntries(present.map(({ label, count }) => [label, rows / (present.length * count)]));
}

/** What is wrong with it, as a sentence; null when a job can use it. */
export function classWeightsProblem(text: string): string | null {
  const weights = readClassWeights(text);
  if (weights === null) return 'Choose none, balanced, or a weight for each label.';
  if (weights.kind !== 'custom') return null;
  const wrong = Object.entries(weights.weights).find(([, weight]) => !isWeight(weight));
  return wrong === undefined ? null : `The weight of ${wrong[0]} is a number above 0.`;
}

function isWeight(text: string): boolean {
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) && number > 0;
}
