import { confusion, type Metrics, metricsOf } from './metrics';
import type { LabelledRows, SoftmaxModel } from './softmax-model';

export interface Evaluation {
  /** Mean cross-entropy weighted by class, comparable with the training loss. */
  readonly loss: number;
  readonly metrics: Metrics;
  readonly predictions: Int32Array;
}

/** Runs the model over labelled rows. Of equal probabilities the first class wins. */
export function evaluate(model: SoftmaxModel, data: LabelledRows, classWeights: Float64Array): Evaluation {
  const predictions = new Int32Array(data.classes.length);
  let loss = 0;
  let weights = 0;
  for (let row = 0; row < data.classes.length; row++) {
    const truth = data.classes[row] as number;
    const probabilities = model.probabilities(data.rows, row);
    const weight = classWeights[truth] as number;
    loss -= weight * Math.log(Math.max(probabilities[truth] as number, 1e-12));
    weights += weight;
    let best = 0;
    for (let c = 1; c < probabilities.length; c++) {
      if ((probabilities[c] as number) > (probabilities[best] as number)) best = c;
    }
    predictions[row] = best;
  }
  return { loss: loss / weights, metrics: metricsOf(confusion(model.classes, data.classes, predictions)), predictions };
}
