import { closeSync, readdirSync, readlinkSync } from 'node:fs';
import { dirname, sep } from 'node:path';

/** Descriptor → what it stands for, as /proc tells it: `socket:[123]`, `pipe:[456]` or a path. */
export type Descriptors = ReadonlyMap<number, string>;

/**
 * Descriptors of this process that came with its birth. At its start a program has opened no file but
 * the runtime's and no socket; its pipes are its own unless the starter has the same ones open.
 * @param runtimeFolder where this program's executable lies
 * @param channel descriptor of a channel the starter means to talk over; null without one
 */
export function inheritedDescriptors(
  own: Descriptors,
  starters: Descriptors,
  runtimeFolder: string,
  channel: number | null,
): readonly number[] {
  const theirs = new Set(starters.values());
  const isInherited = (target: string): boolean => {
    if (target.startsWith('socket:')) return true;
    if (target.startsWith('pipe:')) return theirs.has(target);
    const isOwn = target.startsWith(runtimeFolder + sep) || target === '/dev/null' || target === '/dev/urandom';
    return target.startsWith(sep) && !isOwn;
  };
  return [...own].filter(([fd, target]) => fd > 2 && fd !== channel && isInherited(target)).map(([fd]) => fd);
}

/**
 * Closes what a starting Electron left open. Chromium marks none of its descriptors close-on-exec, so a
 * process started from the window would hold its display connection, profile files and debugger for as
 * long as it lives, and everybody who waits for those to close would wait for it. Only Linux hands
 * them on, and only an Electron that runs as Node can have been started that way.
 */
export function closeInheritedDescriptors(): void {
  if (process.platform !== 'linux' || process.versions.electron === undefined) return;
  const channel = process.env.NODE_CHANNEL_FD === undefined ? null : Number(process.env.NODE_CHANNEL_FD);
  const runtimeFolder = dirname(process.execPath);
  const found = inheritedDescriptors(read('self'), read(String(process.ppid)), runtimeFolder, channel);
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
