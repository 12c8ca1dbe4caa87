import { Vocabulary } from '../shared/vocabulary';
import { readModel } from './model-files';
import { SoftmaxModel } from './softmax-model';
import { Vectorizer } from './sparse-rows';

export interface Prediction {
  readonly label: string;
  /** From 0 to 1; over all labels they sum to 1. */
  readonly probability: number;
}

/** A loaded model. */
export interface Predictor {
  readonly labels: readonly string[];
  /** Every label with its probability, most probable first. */
  predict(text: string): readonly Prediction[];
}

/**
 * Loads a folder that training wrote as SM_MODEL_DIR.
 * @throws Error when the folder holds no such model.
 */
export function load(modelDir: string): Predictor {
  const { manifest, buckets, weights, bias } = readModel(modelDir);
  const { labels, features } = manifest;
  const model = new SoftmaxModel(manifest.featureCount, labels.length);
  model.setUnpadded(weights);
  model.bias.set(bias);
  const vectorizer = new Vectorizer(features, Vocabulary.of(features.hashBits, buckets));
  return {
    labels,
    predict: (text) => {
      const probabilities = model.probabilities(vectorizer.rows([text], false), 0);
      return labels
        .map((label, c) => ({ label, probability: probabilities[c] as number }))
        .sort((a, b) => b.probability - a.probability);
    },
  };
}
