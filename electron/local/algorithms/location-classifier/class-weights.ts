import { InputError } from '../../../../shared/model/input-error';

/** How much an example of each label counts: all alike, inversely to its frequency, or as told. */
export type ClassWeightSpec =
  | { readonly kind: 'none' }
  | { readonly kind: 'balanced' }
  | { readonly kind: 'given'; readonly weights: Readonly<Record<string, number>> };

/**
 * Reads the hyperparameter: "none", "balanced" or a JSON object from label to positive weight.
 * @throws InputError when it is none of these.
 */
export function parseClassWeights(value: unknown): ClassWeightSpec {
  const text = value === undefined ? 'balanced' : String(value).trim();
  if (text === 'none' || text === 'balanced') return { kind: text };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new InputError(
      `Hyperparameter class_weights is "${text}": it must be none, balanced, or a JSON object such as {"harbour": 2, "bakery": 1}.`,
    );
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new InputError('Hyperparameter class_weights must be a JSON object from label to weight.');
  }
  const weights: Record<string, number> = Object.create(null) as Record<string, number>;
  for (const [label, weight] of Object.entries(parsed)) {
    if (typeof weight !== 'number' || !(weight > 0) || weight > 1e6) {
      throw new InputError(
        `Hyperparameter class_weights gives "${label}" the weight ${JSON.stringify(weight)}: it must be a number above 0 and at most 1000000.`,
      );
    }
    weights[label] = weight;
  }
  return { kind: 'given', weights };
}

/**
 * One weight per label. Balanced is n / (k · n_c), so that every label counts alike in sum and the mean over the rows
 * is 1. A label a given object leaves out has weight 1.
 * @throws InputError when a given weight names a label the data does not have.
 */
export function classWeights(
  spec: ClassWeightSpec,
  labels: readonly string[],
  counts: readonly number[],
): Float64Array {
  const weights = new Float64Array(labels.length).fill(1);
  if (spec.kind === 'none') return weights;
  if (spec.kind === 'balanced') {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return weights.map((_, label) => total / (labels.length * (counts[label] as number)));
  }
  for (const [label, weight] of Object.entries(spec.weights)) {
    const index = labels.indexOf(label);
    if (index < 0) {
      throw new InputError(
        `Hyperparameter class_weights names the label "${label}", which the training data does not have. Its labels are ${labels.join(', ')}.`,
      );
    }
    weights[index] = weight;
  }
  return weights;
}
