import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail, ok } from '../../../shared/errors/result';
import type { ArtifactReader } from '../../domains/registry/ports';

/** Unpacked bytes gone through before giving up: an archive that unpacks without end must not hold the console. */
const mostUnpacked = 8 * 1024 ** 3;

/** model.tar.gz as SageMaker writes it, read as a stream: nothing of it touches the disk. */
export const artifactReader: ArtifactReader = {
  async find(body, fileName, maximumBytes) {
    const entries = extract();
    const unpacking = pipeline(body, createGunzip(), entries).catch((error: unknown) => {
      // A reader that has what it wanted leaves by destroying the rest.
      if (!entries.destroyed) throw error;
      return error;
    });
    // Awaited below; without this a failure before that counts as unhandled.
    unpacking.catch(() => undefined);
    try {
      const found = await firstNamed(entries, fileName, maximumBytes);
      body.destroy();
      return ok(found);
    } catch (error) {
      body.destroy();
      const cause = await unpacking.catch((why: unknown) => why);
      for (const one of [error, cause]) if (one instanceof CodedError) return { ok: false, error: one.failure };
      const why = error instanceof Error ? error.message : String(error);
      return fail('file.unreadable', `The artifact is no readable model.tar.gz: ${why}.`, 'Look at it by hand.');
    }
  },
};

async function firstNamed(
  entries: ReturnType<typeof extract>,
  fileName: string,
  maximumBytes: number,
): Promise<Uint8Array | null> {
  let unpacked = 0;
  for await (const entry of entries) {
    const { name, size = 0, type } = entry.header;
    unpacked += size;
    if (type === 'file' && name.split('/').at(-1) === fileName) {
      return size <= maximumBytes ? await buffer(entry as unknown as Readable) : null;
    }
    if (unpacked > mostUnpacked) return null;
    entry.resume();
  }
  return null;
}
