import { type ChildProcess, spawn } from 'node:child_process';
import type { Environment } from './profile-files';

export type Outcome =
  | { readonly kind: 'ended'; readonly exitCode: number | null; readonly output: string }
  | { readonly kind: 'late' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'not-started'; readonly code: string };

/** Bytes of output; keys are a few hundred. */
const mostOutput = 64 * 1024;

/**
 * Runs a command line in the shell, with an end: after `milliseconds` it is ended with everything it
 * started. Its stderr goes nowhere, for it may quote a secret. Never rejects.
 */
export function runBounded(
  command: string,
  options: { readonly environment: Environment; readonly milliseconds: number; readonly signal: AbortSignal },
): Promise<Outcome> {
  const { environment, milliseconds, signal } = options;
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ kind: 'cancelled' });
    const child = spawn(command, {
      shell: true,
      // A group of its own, so that what it started can be ended with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...environment },
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      // A grandchild may hold the pipe open for ever.
      child.stdout.destroy();
      resolve(outcome);
    };
    const end = (outcome: Outcome): void => {
      endGroup(child);
      settle(outcome);
    };
    const stop = (): void => end({ kind: 'cancelled' });
    const timer = setTimeout(() => end({ kind: 'late' }), milliseconds);
    signal.addEventListener('abort', stop, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostOutput) end({ kind: 'too-long' });
      else chunks.push(chunk);
    });
    child.on('error', (error: NodeJS.ErrnoException) => settle({ kind: 'not-started', code: error.code ?? 'unknown' }));
    child.on('close', (exitCode) =>
      settle({ kind: 'ended', exitCode, output: Buffer.concat(chunks).toString('utf8').trim() }),
    );
  });
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}
