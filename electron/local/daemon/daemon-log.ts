import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** One older file of the same size is kept beside it. */
const maximumBytes = 8 * 1024 * 1024;

export interface DaemonLog {
  write(level: 'info' | 'error', event: string, details: Readonly<Record<string, unknown>>): void;
  close(): void;
}

/**
 * DIR/daemon.log: one JSON object a line. Written at once, so that the last line before a crash is
 * there. Callers give it names and numbers, never headers, bodies or keys.
 */
export function openDaemonLog(root: string, now: () => number): DaemonLog {
  const path = join(root, 'daemon.log');
  let file = openSync(path, 'a', 0o600);
  let bytes = fstatSync(file).size;
  return {
    write(level, event, details) {
      const line = Buffer.from(`${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...details })}\n`);
      try {
        if (bytes + line.length > maximumBytes) {
          closeSync(file);
          renameSync(path, `${path}.1`);
          file = openSync(path, 'a', 0o600);
          bytes = 0;
        }
        bytes += writeSync(file, line);
      } catch {
        // A full disk must not end the daemon for want of a log line.
      }
    },
    close: () => closeSync(file),
  };
}

/** What a log may say about a failure: its text and where it arose. */
export function describeFault(error: unknown): Readonly<Record<string, unknown>> {
  return error instanceof Error ? { message: error.message, stack: error.stack } : { message: String(error) };
}
