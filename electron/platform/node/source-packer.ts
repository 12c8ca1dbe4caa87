import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { fail, ok } from '../../../shared/errors/result';
import { formatBytes } from '../../../shared/model/format';
import type { PackedSource, SourcePacker } from '../../domains/account/ports';
import type { FoundFile } from '../../domains/datasets/ports';
import { fileFailure } from './file-failure';
import { nodeSourceFiles } from './source-files';

/** Code is small; a folder beyond this holds data, which belongs into a channel. */
const most = { files: 2_000, bytes: 16 * 1024 * 1024 } as const;
const compiled = /(^|\/)(__pycache__|node_modules|[^/]+\.egg-info)\/|\.py[co]$/;

export const nodeSourcePacker: SourcePacker = {
  async pack(folders) {
    const each = await Promise.all(folders.map((folder) => nodeSourceFiles.find(folder, most.files + 1)));
    const unread = each.find((found) => !found.ok);
    if (unread?.ok === false) return unread;
    const inFolders = each.map((one) => (one.ok ? one.data : []));
    const found = inFolders.flat().sort((a, b) => (a.file < b.file ? -1 : 1));
    const name = folders.map((folder) => basename(folder)).join(' and ');
    const files = found.filter(isSource);
    const bytes = files.reduce((sum, each) => sum + each.bytes, 0);
    if (files.length === 0)
      return fail('input.invalid', `There is no source code in ${name}.`, 'Choose the folder of the script.');
    if (found.length > most.files || bytes > most.bytes) {
      return fail(
        'input.invalid',
        `${name} is more than source code: ${files.length} files, ${formatBytes(bytes)}.`,
        `Choose a folder of at most ${most.files} files and ${formatBytes(most.bytes)}; data goes into a channel.`,
      );
    }
    const archive = pack();
    const packed = buffer(archive);
    try {
      for (const { file, path } of files) {
        // No times and no owners: the same source is the same archive on every machine.
        archive.entry({ name: file, mode: 0o755, mtime: new Date(0) }, await readFile(path));
      }
    } catch (error) {
      archive.destroy();
      packed.catch(() => undefined);
      return { ok: false, error: fileFailure(error, name, 'read') };
    }
    archive.finalize();
    const tar = await packed;
    return ok({
      archive: await promisify(gzip)(tar),
      files: files.map(({ file }) => file),
      folders: inFolders.flatMap((some, at) => packedOf(folders[at] ?? '', some.filter(isSource))),
      // Of the content: how well it was compressed makes no other source of it.
      sha256: createHash('sha256').update(tar).digest('hex'),
    });
  },
};

function isSource({ file }: FoundFile): boolean {
  return !compiled.test(file);
}

/** A path that gave itself is a file, and lies in a folder. */
function packedOf(path: string, found: readonly FoundFile[]): PackedSource['folders'] {
  if (found.length === 0) return [];
  const folder = found[0]?.path === path ? dirname(path) : path;
  return [{ folder, files: found.map(({ file }) => file) }];
}
