import { type CheckpointHeader, readCheckpointFile, writeCheckpointFile } from '../shared/checkpoint-file';
import type { PairModel } from './pair-model';
import type { Progress } from './trainer';

const FORMAT = 'upside-character-chatbot-checkpoint-1';

interface Header extends CheckpointHeader {
  readonly progress: Omit<Progress, 'best' | 'near'>;
  readonly best: { readonly epoch: number; readonly mrr: number } | null;
}

/** Keeps model and progress so that a later run continues as if it had not been interrupted. */
export function writeCheckpoint(dir: string, fingerprint: string, model: PairModel, progress: Progress): void {
  const { best, near: _, ...rest } = progress;
  const header: Header = {
    format: FORMAT,
    fingerprint,
    progress: rest,
    best: best && { epoch: best.epoch, mrr: best.mrr },
  };
  writeCheckpointFile(dir, header, arrays(model, progress));
}

/**
 * Loads the folder's checkpoint into the model; null when there is none. `fresh` is the progress a run begins with.
 * @throws InputError when it belongs to another configuration or other data, or is not readable.
 */
export function readCheckpoint(dir: string, fingerprint: string, model: PairModel, fresh: Progress): Progress | null {
  const file = readCheckpointFile<Header>(dir, 'character-chatbot', { format: FORMAT, fingerprint });
  if (file === null) return null;
  const { best } = file.header;
  const progress: Progress = {
    ...file.header.progress,
    near: new Int32Array(fresh.near.length),
    best: best && { ...best, learnt: model.learnt().map((array) => new Float32Array(array.length)) },
  };
  file.fill(arrays(model, progress));
  return progress;
}

/** In the order of the file. */
function arrays(model: PairModel, { near, best }: Progress): (Float32Array | Int32Array)[] {
  return [near, ...model.learnt(), ...model.sums(), ...(best?.learnt ?? [])];
}
