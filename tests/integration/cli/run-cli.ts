import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command as a person would, in a home of its own; a command that hangs is ended and fails the test. */
export function runCli(
  home: string,
  words: readonly string[],
  signal?: AbortSignal,
  environment: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [resolve('out/node/cli.js'), ...words],
      {
        env: { ...environment, PATH: process.env.PATH, UPSIDE_HOME: home },
        timeout: 90_000,
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        done({ code, stdout, stderr });
      },
    );
    signal?.addEventListener('abort', () => child.kill('SIGINT'), { once: true });
  });
}
