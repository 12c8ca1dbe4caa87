import { readdirSync, readFileSync } from 'node:fs';

/** Processes whose command line or environment names the folder, by reading /proc. Linux only. */
export function processesOf(folder: string): readonly { readonly pid: number; readonly command: string }[] {
  const found: { pid: number; command: string }[] = [];
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)) {
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      const environment = readFileSync(`/proc/${name}/environ`, 'utf8');
      // A process that has ended and only waits to be reaped has neither.
      if (command.includes(folder) || environment.includes(folder)) {
        found.push({ pid: Number(name), command: command.replaceAll('\0', ' ').trim() });
      }
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}
