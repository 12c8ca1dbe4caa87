import { closeSync, readdirSync, readlinkSync } from 'node:fs';
import { dirname, sep } from 'node:path';

/** Descriptor → what it stands for, as /proc tells it: `socket:[123]`, `pipe:[456]` or a path. */
export type Descriptors = ReadonlyMap<number, string>;

/**
 * Descriptors of this process that came with its birth: what stands for the very thing that one of the
 * starter's stands for. Standard streams, the runtime's own files and nameless kernel objects are not
 * among them.
 * @param runtimeFolder where this program's executable lies; both have its files open
 */
export function inheritedDescriptors(
  own: Descriptors,
  starters: Descriptors,
  runtimeFolder: string,
): readonly number[] {
  const theirs = new Set(starters.values());
  return [...own]
    .filter(([fd, target]) => {
      const isNamed =
        /^(socket|pipe):\[\d+\]$/.test(target) || (target.startsWith(sep) && !target.startsWith('/dev/null'));
      return fd > 2 && isNamed && theirs.has(target) && !target.startsWith(runtimeFolder + sep);
    })
    .map(([fd]) => fd);
}

/**
 * Closes what a starting Electron left open. Chromium marks none of its descriptors close-on-exec, so a
 * process started from the window would hold its display connection, profile files and debugger for as
 * long as it lives, and everybody who waits for those to close would wait for it. Only Linux hands
 * them on, and only an Electron that runs as Node can have been started that way.
 */
export function closeInheritedDescriptors(): void {
  if (process.platform !== 'linux' || process.versions.electron === undefined) return;
  const found = inheritedDescriptors(read('self'), read(String(process.ppid)), dirname(process.execPath));
  for (const fd of found) {
    try {
      closeSync(fd);
    } catch {
      // The listing itself used one, which is closed already.
    }
  }
}

function read(process: string): Descriptors {
  const folder = `/proc/${process}/fd`;
  const descriptors = new Map<number, string>();
  try {
    for (const name of readdirSync(folder)) {
      try {
        descriptors.set(Number(name), readlinkSync(`${folder}/${name}`));
      } catch {
        // Closed since it was listed.
      }
    }
  } catch {
    // The starter is gone, or is not ours to look at.
  }
  return descriptors;
}
