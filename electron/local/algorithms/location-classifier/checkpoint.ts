import { type CheckpointHeader, readCheckpointFile, writeCheckpointFile } from '../shared/checkpoint-file';
import type { SoftmaxModel } from './softmax-model';
import type { Progress } from './trainer';

const FORMAT = 'upside-location-classifier-checkpoint-1';

interface Header extends CheckpointHeader {
  readonly factor: number;
  readonly progress: Omit<Progress, 'best'>;
  readonly best: { readonly epoch: number; readonly loss: number } | null;
}

/** Keeps model and progress so that a later run continues as if it had not been interrupted. */
export function writeCheckpoint(dir: string, fingerprint: string, model: SoftmaxModel, progress: Progress): void {
  const { best, ...rest } = progress;
  const header: Header = {
    format: FORMAT,
    fingerprint,
    factor: model.factor,
    progress: rest,
    best: best && { epoch: best.epoch, loss: best.loss },
  };
  writeCheckpointFile(dir, header, arrays(model, best));
}

/**
 * Loads the folder's checkpoint into the model; null when there is none.
 * @throws InputError when it belongs to another configuration or other data, or is not readable.
 */
export function readCheckpoint(dir: string, fingerprint: string, model: SoftmaxModel): Progress | null {
  const file = readCheckpointFile<Header>(dir, 'location-classifier', { format: FORMAT, fingerprint });
  if (file === null) return null;
  const best = file.header.best && {
    ...file.header.best,
    weights: new Float32Array(model.weights.length),
    bias: new Float32Array(model.bias.length),
  };
  file.fill(arrays(model, best));
  model.factor = file.header.factor;
  return { ...file.header.progress, best };
}

/** In the order of the file: weights, bias, accumulators, bias accumulators, and the best epoch's weights and bias. */
function arrays(model: SoftmaxModel, best: Progress['best']): Float32Array[] {
  const own = [model.weights, model.bias, model.accumulators, model.biasAccumulators];
  return best ? [...own, best.weights, best.bias] : own;
}
