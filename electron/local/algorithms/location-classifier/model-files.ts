import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { littleEndian, words } from '../shared/binary';
import { type FeatureConfig, PREPROCESSING_VERSION } from '../shared/features';

/**
 * A model folder:
 * - `model.json`: ModelManifest.
 * - `buckets.bin`: little-endian uint32, the hash bucket of each learnt feature, in feature order.
 * - `weights.bin`: little-endian float32, first one bias per label, then per feature one weight per label.
 * Score of label c = bias[c] + Σ value(f) · weights[f][c] over the text's features; softmax gives probabilities.
 */
export interface ModelManifest {
  readonly format: 'upside-location-classifier-1';
  readonly preprocessingVersion: number;
  readonly labels: readonly string[];
  readonly features: FeatureConfig;
  readonly featureCount: number;
  readonly bestEpoch: number;
  readonly trainingRows: number;
  readonly hyperParameters: unknown;
}

export interface StoredModel {
  readonly bias: Float32Array;
  /** `[feature * labels + label]`. */
  readonly weights: Float32Array;
  readonly manifest: ModelManifest;
  readonly buckets: Uint32Array;
}

export function writeModel(dir: string, model: StoredModel): void {
  const { manifest, bias, weights, buckets } = model;
  writeFileSync(join(dir, 'buckets.bin'), littleEndian(buckets));
  writeFileSync(join(dir, 'weights.bin'), Buffer.concat([littleEndian(bias), littleEndian(weights)]));
  writeFileSync(join(dir, 'model.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** @throws Error naming the folder when its files are missing, of another version or do not fit together. */
export function readModel(dir: string): StoredModel {
  const manifest = JSON.parse(readFileSync(join(dir, 'model.json'), 'utf8')) as ModelManifest;
  if (manifest.format !== 'upside-location-classifier-1' || manifest.preprocessingVersion !== PREPROCESSING_VERSION) {
    throw new Error(
      `${dir} holds a model of another format or preprocessing version; train it again with this version.`,
    );
  }
  const buckets = words(readFileSync(join(dir, 'buckets.bin')));
  const floats = words(readFileSync(join(dir, 'weights.bin')));
  const classes = manifest.labels.length;
  if (buckets.length !== manifest.featureCount || floats.length !== classes * (1 + manifest.featureCount)) {
    throw new Error(`${dir} holds a model whose files do not fit together: it was copied in part.`);
  }
  const all = new Float32Array(floats.buffer);
  return { manifest, buckets, bias: all.slice(0, classes), weights: all.slice(classes) };
}
