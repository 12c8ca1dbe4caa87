import type { IOType } from 'node:child_process';
import { fstatSync, readdirSync } from 'node:fs';

/**
 * Standard streams for a process that outlives this one. Chromium leaves its pipes, sockets and files open
 * over exec on Linux, so the child would hold them for hours: whoever reads this process's output would
 * wait for the child too. Each is overlaid with `nothing` (a descriptor of /dev/null). Elsewhere the
 * runtime inherits nothing by itself.
 */
export function withoutInheritance(streams: readonly (IOType | number)[], nothing: number): (IOType | number)[] {
  const overlaid: (IOType | number)[] = [...streams];
  for (const descriptor of openDescriptors()) {
    while (overlaid.length <= descriptor) overlaid.push('ignore');
    if (descriptor >= streams.length) overlaid[descriptor] = nothing;
  }
  return overlaid;
}

function openDescriptors(): readonly number[] {
  if (process.platform !== 'linux') return [];
  // The listing's own descriptor is in it and closed by now: its number may be somebody else's next.
  return readdirSync('/proc/self/fd').map(Number).filter(isOpen);
}

function isOpen(descriptor: number): boolean {
  try {
    fstatSync(descriptor);
    return true;
  } catch {
    return false;
  }
}
