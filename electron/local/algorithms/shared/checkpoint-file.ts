import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../../../shared/model/input-error';

/** Layout of the file: one line of JSON (the header), a newline, then the arrays as this machine stores them. */
const FILE = 'checkpoint.bin';

export interface CheckpointHeader {
  readonly format: string;
  /** Hash of everything the result depends on; another run's checkpoint must not be continued. */
  readonly fingerprint: string;
}

type Numbers = Float32Array | Int32Array;

/** Writes beside and renames over, so that a reader finds the old or the new checkpoint, never half of one. */
export function writeCheckpointFile(dir: string, header: CheckpointHeader, arrays: readonly Numbers[]): void {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, FILE);
  const temporary = `${path}.tmp`;
  const fd = openSync(temporary, 'w');
  try {
    writeFully(fd, Buffer.from(`${JSON.stringify(header)}\n`));
    for (const array of arrays) writeFully(fd, Buffer.from(array.buffer, array.byteOffset, array.byteLength));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(temporary, path);
}

/**
 * The folder's checkpoint; null when there is none. `fill` copies its arrays, in the order they were written, into those
 * given, which must be as long.
 * @throws InputError when it belongs to another configuration or other data, or is not readable.
 */
export function readCheckpointFile<Header extends CheckpointHeader>(
  dir: string,
  algorithm: string,
  { format, fingerprint }: CheckpointHeader,
): { readonly header: Header; fill(arrays: readonly Numbers[]): void } | null {
  const path = join(dir, FILE);
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  const newline = bytes.indexOf(10);
  const header = parseHeader<Header>(bytes.subarray(0, Math.max(0, newline)), format);
  if (header === null) throw new InputError(`${path} is not a checkpoint of ${algorithm}. Remove it to start over.`);
  if (header.fingerprint !== fingerprint) {
    throw new InputError(
      `${path} is the checkpoint of a run with other hyperparameters or other data, and cannot be continued. Give the job a checkpoint location of its own, or empty this one.`,
    );
  }
  return {
    header,
    fill: (arrays) => {
      let at = newline + 1;
      for (const array of arrays) {
        if (at + array.byteLength > bytes.length)
          throw new InputError(`${path} is cut short. Remove it to start over.`);
        new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(bytes.subarray(at, at + array.byteLength));
        at += array.byteLength;
      }
    },
  };
}

function parseHeader<Header extends CheckpointHeader>(bytes: Uint8Array, format: string): Header | null {
  try {
    const header = JSON.parse(new TextDecoder().decode(bytes)) as Header;
    return header.format === format ? header : null;
  } catch {
    // Not JSON and not ours are the same to the reader.
    return null;
  }
}

function writeFully(fd: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(fd, bytes, written);
}
