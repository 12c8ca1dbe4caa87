import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail, ok, type Result } from '../../../shared/errors/result';
import type { DownloadTarget, HalfFiles } from '../../domains/objects/ports';
import { fileFailure } from './file-failure';
import { syncDirectory } from './files';

/** Downloads beside their target: `.<name>.<hash of the ETag>.half` until they are whole. */
export const nodeHalfFiles: HalfFiles = {
  async held(target) {
    const { half, path } = placesOf(target);
    try {
      const there = await sizeOf(path);
      if (there !== null) {
        const whole = there === target.bytes && (await hashes(path, target.checksumSha256));
        if (whole) return ok({ bytes: there, whole });
        return fail(
          'file.unreadable',
          `There is another ${basename(path)} in that folder already.`,
          'Choose another folder, or move that file away.',
        );
      }
      const bytes = (await sizeOf(half)) ?? 0;
      if (bytes <= target.bytes) return ok({ bytes, whole: false });
      await rm(half);
      return ok({ bytes: 0, whole: false });
    } catch (error) {
      return { ok: false, error: fileFailure(error, path, 'read') };
    }
  },

  async append(target, body, onProgress, signal) {
    const { half, path } = placesOf(target);
    let file: FileHandle | null = null;
    try {
      await mkdir(dirname(path), { recursive: true });
      file = await open(half, 'a');
      let bytes = (await file.stat()).size;
      for await (const chunk of body) {
        signal.throwIfAborted();
        // A FileHandle may write less than it was given, as write(2) does.
        for (let offset = 0; offset < chunk.length; ) offset += (await file.write(chunk, offset)).bytesWritten;
        bytes += chunk.length;
        onProgress(bytes);
      }
      signal.throwIfAborted();
      await file.sync();
      await file.close();
      file = null;
      return await giveName(target, bytes);
    } catch (error) {
      if (signal.aborted)
        return fail('cancelled', `The download of ${basename(path)} was paused.`, 'Download it again to go on.');
      if (error instanceof CodedError) return { ok: false, error: error.failure };
      return { ok: false, error: fileFailure(error, path, 'write') };
    } finally {
      await file?.close().catch(() => undefined);
    }
  },
};

async function giveName(target: DownloadTarget, bytes: number): Promise<Result<null>> {
  const { half, path } = placesOf(target);
  if (bytes < target.bytes) {
    return fail(
      'workspace.offline',
      `${bytes} of ${target.bytes} bytes of ${basename(path)} came.`,
      'Download it again; it goes on from there.',
      { retryable: true },
    );
  }
  if (bytes > target.bytes || !(await hashes(half, target.checksumSha256))) {
    // Damaged bytes are nothing to go on from.
    await rm(half, { force: true });
    return fail('object.checksum', `${basename(path)} arrived damaged.`, 'Download it again.', { retryable: true });
  }
  await rename(half, path);
  await syncDirectory(dirname(path));
  return ok(null);
}

function placesOf({ etag, file, folder }: DownloadTarget): { readonly path: string; readonly half: string } {
  const path = join(folder, file);
  const version = createHash('sha256').update(etag).digest('hex').slice(0, 12);
  return { path, half: join(dirname(path), `.${basename(path)}.${version}.half`) };
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    // A folder of that name is in the way as another file would be.
    return found.isFile() ? found.size : -1;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whether a file has that SHA-256 (base64); one that is not known is not compared. */
async function hashes(path: string, checksumSha256: string | null): Promise<boolean> {
  if (checksumSha256 === null) return true;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Uint8Array);
  return hash.digest('base64') === checksumSha256;
}
