import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../../domains/platform-ports';

/** A log file begins anew at this size; two older ones are kept. */
const rotateAtBytes = 4 * 1024 * 1024;
const keptFiles = 2;

export interface FileLogger extends Logger {
  /** Resolves when everything logged so far is written or was given up. */
  flush(): Promise<void>;
}

/**
 * JSON lines in `directory`/`name`.jsonl. A log that cannot be written never stops the work it
 * tells of: lines are dropped, and the next line that can be written counts them.
 */
export function createFileLogger(directory: string, name: string): FileLogger {
  const file = join(directory, `${name}.jsonl`);
  let pending: string[] = [];
  let dropped = 0;
  let writing: Promise<void> | null = null;

  const write = async (): Promise<void> => {
    while (pending.length > 0) {
      const lines = pending;
      pending = [];
      try {
        await rotate(directory, file);
        const note = dropped > 0 ? entry('warn', 'logger.dropped', { lines: dropped }) : '';
        await appendFile(file, note + lines.join(''), { mode: 0o600 });
        dropped = 0;
      } catch {
        dropped += lines.length;
      }
    }
    writing = null;
  };

  const log = (level: string, event: string, fields: Parameters<Logger['info']>[1] = {}): void => {
    pending.push(entry(level, event, fields));
    writing ??= Promise.resolve().then(write);
  };

  return {
    info: (event, fields) => log('info', event, fields),
    warn: (event, fields) => log('warn', event, fields),
    error: (event, fields) => log('error', event, fields),
    flush: async () => {
      while (writing) await writing;
    },
  };
}

function entry(level: string, event: string, fields: Readonly<Record<string, unknown>>): string {
  const clean = Object.entries(fields).map(([key, value]) => [key, scrub(key, value)]);
  return `${JSON.stringify({ at: new Date().toISOString(), level, event, pid: process.pid, ...Object.fromEntries(clean) })}\n`;
}

/** The last line of defence: callers pass ids and counts, but a message from a library may quote a request. */
function scrub(key: string, value: unknown): unknown {
  if (/secret|password|authorization|credential|signature|session.?token/i.test(key)) return '[removed]';
  if (typeof value !== 'string') return value;
  return value
    .slice(0, 2_000)
    .replace(/\b(AKIA|ASIA)[A-Z0-9]{12,}\b/g, '[removed]')
    .replace(/(X-Amz-(?:Signature|Security-Token|Credential)=)[^&\s"]+/gi, '$1[removed]')
    .replace(/(Authorization:?\s*)\S+.*/gi, '$1[removed]');
}

async function rotate(directory: string, file: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const size = await stat(file)
    .then((found) => found.size)
    .catch(() => 0);
  if (size < rotateAtBytes) return;
  for (let age = keptFiles; age >= 1; age -= 1) {
    // Another process may have moved it first; then there is nothing left to move.
    await rename(age === 1 ? file : `${file}.${age - 1}`, `${file}.${age}`).catch(() => undefined);
  }
}
