import { lstat, readdir, readlink, realpath } from 'node:fs/promises';
import { isAbsolute, join, posix, relative, sep } from 'node:path';
import { containerRoot } from '../contract/container-paths';
import { JobFailure } from '../job-failure';

/** One entry of an archive. `path` is relative with "/"; sizes in bytes. */
export type TreeEntry =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly file: string;
      readonly bytes: number;
      readonly executable: boolean;
    }
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'link'; readonly path: string; readonly target: string };

/**
 * Everything below `folder`, sorted by path so that equal content gives an equal archive. Sockets,
 * pipes and devices are left out. Throws JobFailure for a symbolic link that leaves the folder: what
 * it points at would not be in the artifact. `base` is the real folder that /opt/ml stands for.
 */
export async function fileTree(folder: string, base: string): Promise<readonly TreeEntry[]> {
  const root = await realpath(folder);
  const entries: TreeEntry[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const name of await readdir(join(root, below))) {
      const path = below === '' ? name : `${below}/${name}`;
      const file = join(root, path);
      const stat = await lstat(file);
      if (stat.isDirectory()) {
        entries.push({ kind: 'directory', path });
        await walk(path);
      } else if (stat.isFile()) {
        entries.push({ kind: 'file', path, file, bytes: stat.size, executable: (stat.mode & 0o111) !== 0 });
      } else if (stat.isSymbolicLink()) {
        entries.push({ kind: 'link', path, target: await linkInside(root, path, base) });
      }
    }
  };
  await walk('');
  return entries.sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

/** The link's target relative to the link; a program in a namespace may have written it below /opt/ml. */
async function linkInside(root: string, path: string, base: string): Promise<string> {
  const file = join(root, path);
  const written = await readlink(file);
  const absolute =
    written === containerRoot || written.startsWith(`${containerRoot}/`)
      ? join(base, written.slice(containerRoot.length))
      : written;
  const target = isAbsolute(absolute) ? absolute : join(file, '..', absolute);
  const real = await realpath(target).catch(() => null);
  if (real === null || !(real === root || real.startsWith(root + sep))) {
    throw new JobFailure(
      `ClientError: Artifact upload failed: ${path} is a symbolic link to ${written}, which is outside its folder.`,
    );
  }
  return relative(join(file, '..'), real).split(sep).join(posix.sep) || '.';
}
