import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../../../shared/model/input-error';
import type { SoftmaxModel } from './softmax-model';
import type { Progress } from './trainer';

/**
 * Layout of `checkpoint.bin`: one line of JSON (Header), a newline, then float32 arrays as this machine stores them, in
 * this order: weights, bias, accumulators, bias accumulators, and, when there is a best epoch, its weights and bias.
 */
const FILE = 'checkpoint.bin';
const FORMAT = 'upside-location-classifier-checkpoint-1';

interface Header {
  readonly format: string;
  /** Hash of everything the result depends on; another run's checkpoint must not be continued. */
  readonly fingerprint: string;
  readonly features: number;
  readonly classes: number;
  readonly factor: number;
  readonly progress: Omit<Progress, 'best'>;
  readonly best: { readonly epoch: number; readonly loss: number } | null;
}

/** Writes beside and renames over, so that a reader finds the old or the new checkpoint, never half of one. */
export function writeCheckpoint(dir: string, fingerprint: string, model: SoftmaxModel, progress: Progress): void {
  mkdirSync(dir, { recursive: true });
  const { best, ...rest } = progress;
  const header: Header = {
    format: FORMAT,
    fingerprint,
    features: model.features,
    classes: model.classes,
    factor: model.factor,
    progress: rest,
    best: best && { epoch: best.epoch, loss: best.loss },
  };
  const path = join(dir, FILE);
  const temporary = `${path}.tmp`;
  const fd = openSync(temporary, 'w');
  try {
    writeFully(fd, Buffer.from(`${JSON.stringify(header)}\n`));
    for (const array of arrays(model, best))
      writeFully(fd, Buffer.from(array.buffer, array.byteOffset, array.byteLength));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(temporary, path);
}

/**
 * Loads the folder's checkpoint into the model; null when there is none.
 * @throws InputError when it belongs to another configuration or other data, or is not readable.
 */
export function readCheckpoint(dir: string, fingerprint: string, model: SoftmaxModel): Progress | null {
  const path = join(dir, FILE);
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  const newline = bytes.indexOf(10);
  const header = parseHeader(bytes.subarray(0, Math.max(0, newline)), path);
  if (header.fingerprint !== fingerprint || header.features !== model.features || header.classes !== model.classes) {
    throw new InputError(
      `${path} is the checkpoint of a run with other hyperparameters or other data, and cannot be continued. Give the job a checkpoint location of its own, or empty this one.`,
    );
  }
  const best = header.best && {
    ...header.best,
    weights: new Float32Array(model.weights.length),
    bias: new Float32Array(model.bias.length),
  };
  let at = newline + 1;
  for (const array of arrays(model, best)) {
    if (at + array.byteLength > bytes.length) throw new InputError(`${path} is cut short. Remove it to start over.`);
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(bytes.subarray(at, at + array.byteLength));
    at += array.byteLength;
  }
  model.factor = header.factor;
  return { ...header.progress, best };
}

function arrays(model: SoftmaxModel, best: Progress['best']): Float32Array[] {
  const own = [model.weights, model.bias, model.accumulators, model.biasAccumulators];
  return best ? [...own, best.weights, best.bias] : own;
}

function parseHeader(bytes: Uint8Array, path: string): Header {
  try {
    const header = JSON.parse(new TextDecoder().decode(bytes)) as Header;
    if (header.format === FORMAT) return header;
  } catch {
    // Said below: not JSON and not ours are the same to the reader.
  }
  throw new InputError(`${path} is not a checkpoint of location-classifier. Remove it to start over.`);
}

function writeFully(fd: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(fd, bytes, written);
}
