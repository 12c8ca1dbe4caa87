import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '../../../shared/errors/coded-error';
import type { Scratch } from '../../domains/machine-jobs/ports';
import { fileFailure } from './file-failure';

/**
 * One file at a time in a folder of its own below `place`. It lies in the home and not where the system keeps its
 * temporary files, which is often memory.
 */
export function createScratch(place: string): Scratch {
  return {
    async withFile(work) {
      const folder = await newFolder(place);
      try {
        return await work(join(folder, 'file'));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

async function newFolder(place: string): Promise<string> {
  try {
    await mkdir(place, { recursive: true });
    return await mkdtemp(join(place, 'copy-'));
  } catch (error) {
    throw new CodedError(fileFailure(error, place, 'write'));
  }
}
