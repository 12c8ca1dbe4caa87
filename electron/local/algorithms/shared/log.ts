import { writeSync } from 'node:fs';

/** Writes one line to stdout before returning, so that a live reader sees it and a kill right after cannot lose it. */
export const logLine = (text: string): void => writeAll(1, `${text}\n`);

/** The same for stderr. */
export const errorLine = (text: string): void => writeAll(2, `${text}\n`);

function writeAll(fd: number, text: string): void {
  let rest = Buffer.from(text, 'utf8');
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      // A full non-blocking pipe says EAGAIN until its reader catches up; a gone reader must not end the training.
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}
