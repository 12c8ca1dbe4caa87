import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail, ok } from '../../../shared/errors/result';
import type { Files } from '../../domains/platform-ports';
import { fileFailure } from './file-failure';

/** The files of this machine. */
export const nodeFiles: Files = {
  async size(path) {
    try {
      const found = await stat(path);
      if (!found.isFile()) return fail('file.unreadable', `${path} is not a file.`, 'Choose a file.');
      return ok(found.size);
    } catch (error) {
      return { ok: false, error: fileFailure(error, path, 'read') };
    }
  },

  async *read(path, maximumBytes) {
    if (maximumBytes <= 0) return;
    const source = createReadStream(path, { end: maximumBytes - 1, highWaterMark: 256 * 1024 });
    try {
      for await (const chunk of source) yield chunk as Uint8Array;
    } catch (error) {
      throw new CodedError(fileFailure(error, path, 'read'));
    }
  },

  async save(path, body, expected, onProgress, signal) {
    const part = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.part`);
    let file: FileHandle | null = null;
    try {
      file = await open(part, 'wx');
      const written = await writeAll(file, body, onProgress, signal);
      await file.sync();
      await file.close();
      file = null;
      const problem = compare(written, expected);
      if (problem)
        return fail('object.checksum', `${basename(path)} arrived damaged: ${problem}.`, 'Download it again.', {
          retryable: true,
        });
      await rename(part, path);
      await syncDirectory(dirname(path));
      return ok({ bytes: written.bytes });
    } catch (error) {
      if (signal.aborted)
        return fail('cancelled', `The download of ${basename(path)} was cancelled.`, 'Nothing was saved.');
      if (error instanceof CodedError) return { ok: false, error: error.failure };
      return { ok: false, error: fileFailure(error, path, 'write') };
    } finally {
      await file?.close().catch(() => undefined);
      await rm(part, { force: true });
    }
  },
};

interface Written {
  readonly bytes: number;
  readonly checksumSha256: string;
}

async function writeAll(
  file: FileHandle,
  body: AsyncIterable<Uint8Array>,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Written> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of body) {
    signal.throwIfAborted();
    // A FileHandle may write less than it was given, as write(2) does.
    for (let offset = 0; offset < chunk.length; ) offset += (await file.write(chunk, offset)).bytesWritten;
    hash.update(chunk);
    bytes += chunk.length;
    onProgress(bytes);
  }
  signal.throwIfAborted();
  return { bytes, checksumSha256: hash.digest('base64') };
}

function compare(
  written: Written,
  expected: { readonly bytes: number; readonly checksumSha256: string | null },
): string | null {
  if (written.bytes !== expected.bytes) return `${written.bytes} of ${expected.bytes} bytes came`;
  if (expected.checksumSha256 !== null && written.checksumSha256 !== expected.checksumSha256)
    return 'its SHA-256 differs';
  return null;
}

/** A rename is durable once its folder is synced; Windows has no such call and needs none. */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  await handle.sync().finally(() => handle.close());
}
