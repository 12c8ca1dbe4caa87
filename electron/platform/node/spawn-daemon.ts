import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { withoutInheritance } from './without-inheritance';

export interface SpawnedDaemon {
  readonly pid: number | undefined;
  /** Exit code, signal name or spawn error once it ended; null while it runs. */
  ended(): string | null;
  /** The last lines it complained with. */
  complaint(): Promise<string>;
}

/**
 * Starts the daemon in a session of its own, so that it outlives this process. What it complains of
 * goes to a file: a pipe would break when this process ends. Its ready line holds its secret key and
 * goes nowhere; daemon.json says the rest. `execPath` may be Electron, which
 * ELECTRON_RUN_AS_NODE turns into Node.
 */
export function spawnDaemon(options: {
  readonly execPath: string;
  readonly bundle: string;
  readonly root: string;
  readonly logs: string;
  readonly extraArguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}): SpawnedDaemon {
  mkdirSync(options.logs, { recursive: true });
  // One file a starting process: two that start at once must not read each other's complaints.
  const errors = join(options.logs, `local-start-${process.pid}.err`);
  const stderr = openSync(errors, 'w', 0o600);
  const nothing = openSync(devNull, 'r+');
  let end: string | null = null;
  try {
    const child = spawn(
      options.execPath,
      [...daemonFlags, options.bundle, '--root', options.root, '--port', '0', ...options.extraArguments],
      {
        detached: true,
        windowsHide: true,
        stdio: withoutInheritance(['ignore', 'ignore', stderr], nothing),
        env: daemonEnvironment(options.environment),
      },
    );
    child.once('error', (error) => {
      end = error.message;
    });
    child.once('exit', (code, signal) => {
      end = signal ?? `exit code ${code}`;
    });
    child.unref();
    return {
      pid: child.pid,
      ended: () => end,
      complaint: async () =>
        (await readFile(errors, 'utf8').catch(() => '')).trim().split('\n').slice(-5).join('\n').slice(-1_000),
    };
  } finally {
    closeSync(stderr);
    closeSync(nothing);
  }
}

/** Electron's V8 compiles on a thread that can keep an ending process from its end (nodejs/node#54918); Node's does not. */
const daemonFlags = ['--no-concurrent-sparkplug'];

/** A person's AWS keys are no business of the local workspace or of the programs it runs. */
function daemonEnvironment(environment: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !name.startsWith('AWS_') && name !== 'NODE_OPTIONS');
  return { ...Object.fromEntries(kept), ELECTRON_RUN_AS_NODE: '1' };
}
