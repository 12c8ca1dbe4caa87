import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '../../../shared/errors/coded-error';
import type { Scratch } from '../../domains/machine-jobs/ports';
import { fileFailure } from './file-failure';

/** Older than any copy of one file takes: what a killed process has left, ms. */
const abandonedAfter = 24 * 3_600_000;

/**
 * One file at a time in a folder of its own below `place`. It lies in the home and not where the system keeps its
 * temporary files, which is often memory.
 */
export function createScratch(place: string, now: () => number): Scratch {
  return {
    async withFile(work) {
      const folder = await newFolder(place, now());
      try {
        return await work(join(folder, 'file'));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

async function newFolder(place: string, now: number): Promise<string> {
  try {
    await mkdir(place, { recursive: true });
    for (const name of await readdir(place)) {
      const path = join(place, name);
      // Another process may be done with its own between the two calls.
      const found = await stat(path).catch(() => null);
      if (found !== null && now - found.mtimeMs > abandonedAfter) await rm(path, { recursive: true, force: true });
    }
    return await mkdtemp(join(place, 'copy-'));
  } catch (error) {
    throw new CodedError(fileFailure(error, place, 'write'));
  }
}
