import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Folders } from '../../domains/storage/ports';

async function size(path: string): Promise<number> {
  // What went between the listing and the look is no longer there to count.
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    const below = join(path, entry.name);
    if (entry.isDirectory()) bytes += await size(below);
    else if (entry.isFile())
      bytes += await lstat(below).then(
        (found) => found.size,
        () => 0,
      );
  }
  return bytes;
}

/** Folders of this machine; links are not followed. */
export const nodeFolders: Folders = { size };
