import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own, small enough to fill. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes every byte that is left; the same file is made longer when called again. */
  fill(): void;
  /** Gives back what fill() took. */
  free(): void;
  /** Undoes the mount, whatever still uses it. */
  remove(): void;
}

/** Mounts a tmpfs of so many MiB, or says why this machine or user may not. */
export function mountSmallDisk(mebibytes: number): SmallDisk | { readonly refused: string } {
  if (process.platform !== 'linux') return { refused: 'a small disk is mounted only on Linux' };
  const folder = mkdtempSync(join(tmpdir(), 'upside-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=700`, 'tmpfs', folder], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    rmdirSync(folder);
    return { refused: `mounting is not permitted: ${String((error as { stderr?: unknown }).stderr ?? error).trim()}` };
  }
  const filler = join(folder, 'filler');
  let mounted = true;
  const remove = (): void => {
    if (!mounted) return;
    mounted = false;
    process.off('exit', remove);
    // Lazily: a process that still has a file open there must not keep the mount.
    execFileSync('umount', ['-l', folder]);
    rmdirSync(folder);
  };
  // A run that ends before its own clean-up (a failed hook, an interrupt) leaves no mount either.
  process.on('exit', remove);
  return {
    folder,
    fill() {
      const file = openSync(filler, 'a');
      try {
        for (const block of [Buffer.alloc(1024 * 1024), Buffer.alloc(4096), Buffer.alloc(1)])
          writeUntilFull(file, block);
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler, { force: true }),
    remove,
  };
}

function writeUntilFull(file: number, block: Buffer): void {
  for (;;) {
    try {
      writeSync(file, block);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
      throw error;
    }
  }
}
