import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fail, ok } from '../../../shared/errors/result';
import type { FoundFile, SourceFiles } from '../../domains/datasets/ports';
import { fileFailure } from './file-failure';

/** Folders within folders deeper than this are no set of transcripts. */
const deepest = 32;

/** The files and folders of this machine that people import. */
export const nodeSourceFiles: SourceFiles = {
  async find(path, limit) {
    try {
      // A link that was itself chosen is meant; those that lie in a folder are not followed.
      const found = await stat(path);
      if (found.isFile()) return ok([{ file: basename(path), path, bytes: found.size }]);
      if (!found.isDirectory())
        return fail(
          'file.unreadable',
          `${basename(path)} is neither a file nor a folder.`,
          'Choose files or a folder.',
        );
      const files: FoundFile[] = [];
      await gather(path, '', files, limit, 0);
      return ok(files);
    } catch (error) {
      return { ok: false, error: fileFailure(error, path, 'read') };
    }
  },

  async sha256(path, signal) {
    const hash = createHash('sha256');
    try {
      for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024, signal })) hash.update(chunk);
      return ok(hash.digest('hex'));
    } catch (error) {
      if (signal.aborted) return fail('cancelled', `Reading ${basename(path)} was cancelled.`, 'Import it again.');
      return { ok: false, error: fileFailure(error, path, 'read') };
    }
  },
};

async function gather(folder: string, below: string, found: FoundFile[], limit: number, depth: number): Promise<void> {
  if (depth > deepest) return;
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (found.length >= limit) return;
    // A link may lead anywhere, also back to here; what is hidden is not meant.
    if (entry.name.startsWith('.') || entry.isSymbolicLink()) continue;
    const path = join(folder, entry.name);
    const file = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) await gather(path, file, found, limit, depth + 1);
    else if (entry.isFile()) found.push({ file, path, bytes: (await lstat(path)).size });
  }
}
