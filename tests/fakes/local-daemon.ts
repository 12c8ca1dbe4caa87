import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const bundle = join(project, 'out/node/local.js');

export interface LocalDaemonOptions {
  /** Folder of the workspace; a fresh one, removed by stop(), when left out. */
  readonly root?: string;
  readonly slots?: number;
  /** 0 (never) unless a test wants to see it end. */
  readonly idleSeconds?: number;
  readonly python?: string;
  /** How long a served program may take to answer. */
  readonly invocationSeconds?: number;
  /** Given the process at once, for a test that ends it before it is ready. */
  readonly onSpawned?: (child: ChildProcess) => void;
}

export interface RunningDaemon {
  readonly endpoint: string;
  readonly region: string;
  readonly accountId: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly root: string;
  readonly process: ChildProcess;
  /** What it wrote to stderr so far. */
  readonly complaints: () => string;
  /** SIGTERM, waits for its end, gives the exit code; removes a folder this call made. */
  stop(): Promise<number | null>;
  /** kill -9, waits for its end; the folder stays. */
  kill(): Promise<void>;
}

export type LocalDaemon = RunningDaemon;

/**
 * Starts the local workspace as a process of its own and waits for its ready line. It runs the
 * built bundle; with UPSIDE_TEST_FROM_SOURCE=1 the source, with the built algorithms. Rejects with
 * what the process said when it ends before it is ready.
 */
export async function startLocalDaemon(options: LocalDaemonOptions = {}): Promise<RunningDaemon> {
  const root = options.root ?? (await mkdtemp(join(tmpdir(), 'upside-local-')));
  const child = spawn(process.execPath, [...program(), ...flags(root, options)], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: withoutAws(process.env),
  });
  options.onSpawned?.(child);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text)),
    exited.then(([code]) => Promise.reject(new Error(`The local workspace ended with code ${code}: ${complaints}`))),
  ]);
  const { endpoint, region, accountId, ...credentials } = JSON.parse(line) as {
    readonly endpoint: string;
    readonly region: string;
    readonly accountId: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  };
  return {
    endpoint,
    region,
    accountId,
    credentials,
    root,
    process: child,
    complaints: () => complaints,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const [code] = await exited;
      if (options.root === undefined) await rm(root, { recursive: true, force: true });
      return code;
    },
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await exited;
    },
  };
}

function program(): readonly string[] {
  if (process.env.UPSIDE_TEST_FROM_SOURCE === '1') {
    const algorithms = join(project, 'out/node/algorithms');
    return ['--import', 'tsx', join(project, 'electron/local/main.ts'), '--algorithms', algorithms];
  }
  if (!existsSync(bundle))
    throw new Error(`${bundle} is missing; run "npm run build" first, or set UPSIDE_TEST_FROM_SOURCE=1.`);
  return [bundle];
}

function flags(
  root: string,
  { slots, idleSeconds = 0, invocationSeconds, python }: LocalDaemonOptions,
): readonly string[] {
  return [
    ...['--root', root, '--port', '0', '--idle-seconds', String(idleSeconds)],
    ...(slots === undefined ? [] : ['--slots', String(slots)]),
    ...(python === undefined ? [] : ['--python', python]),
    ...(invocationSeconds === undefined ? [] : ['--invocation-seconds', String(invocationSeconds)]),
  ];
}

/** As its real starters do: a person's AWS settings are no business of the workspace. */
function withoutAws(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('AWS_')));
}
