import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from '@playwright/test';
import { type FoundRuntime, findRuntime, runtimeArguments } from '../../electron/launch.mjs';
import { endLocalWorkspace } from './end-local-workspace';
import { median } from './median';
import { privateBytes, processTree } from './processes';
import type { BenchRow } from './row';

const repetitions = 5;
const idleSeconds = 30;
const apps = { upside: resolve('out/node/main.js'), oneLine: resolve('tests/bench/apps/one-line.mjs') };

/** Where the person is when the screen is usable: it is there whole, and the way to a first job can be taken. */
const usable = { upside: 'main a:has-text("New training job")', oneLine: 'h1' };
/** What Home says once the local workspace has started and its lists were read. */
const emptyList = 'Nothing runs now.';

/** start-window, start-main and idle-memory, each against the one-line app on the same runtime in the same run. */
export async function benchElectronStart(): Promise<readonly BenchRow[]> {
  const runtime = await findRuntime(() => undefined);
  const windows = { upside: [] as number[], oneLine: [] as number[] };
  const listed: number[] = [];
  const mains = { upside: [] as number[], oneLine: [] as number[] };
  // One uncounted start each warms the disk cache; then in turn, so that drift hits both alike.
  for (let round = -1; round < repetitions; round++) {
    for (const app of ['oneLine', 'upside'] as const) {
      const window = await timeToWindow(runtime, app);
      const main = await timeToMain(runtime, app, false);
      if (round < 0) continue;
      windows[app].push(window.usable);
      if (window.listed !== null) listed.push(window.listed);
      mains[app].push(main.milliseconds);
    }
  }
  const sdk = (await timeToMain(runtime, 'upside', true)).scripts.filter(holdsSdk).length;
  const memory = { oneLine: await idleMemory(runtime, 'oneLine'), upside: await idleMemory(runtime, 'upside') };
  const start = ratioRow('start-main', 'ms', median(mains.upside), median(mains.oneLine), 1.5);
  return [
    {
      ...ratioRow('start-window', 'ms', median(windows.upside), median(windows.oneLine), 1.8),
      note: `${Math.round(median(listed))} ms until the local workspace had started and its list was read`,
    },
    {
      ...start,
      goal: `${start.goal}; 0 SDK modules`,
      ok: start.ok === true && sdk === 0,
      note: `${sdk} SDK modules before the window`,
    },
    ratioRow('idle-memory', 'MiB', memory.upside / 2 ** 20, memory.oneLine / 2 ** 20, 2),
  ];
}

type AppName = keyof typeof apps;

async function withApp<T>(
  runtime: FoundRuntime,
  app: AppName,
  use: (environment: NodeJS.ProcessEnv, words: string[]) => Promise<T>,
): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'upside-bench-'));
  const environment = {
    ...process.env,
    UPSIDE_TEST: '1',
    UPSIDE_HOME: home,
    UPSIDE_BENCH_MAIN: apps[app],
    ...(runtime.evaluation && { UPSIDE_RUNTIME: 'evaluation' }),
  };
  const flags = runtimeArguments(environment, { platform: process.platform, uid: process.getuid?.() });
  try {
    return await use(environment, flags);
  } finally {
    await endLocalWorkspace(home);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface WindowTiming {
  /** Milliseconds from launch until the first screen can be used. */
  readonly usable: number;
  /** The same until the workspace's list was read; null where there is none. */
  readonly listed: number | null;
}

function timeToWindow(runtime: FoundRuntime, app: AppName): Promise<WindowTiming> {
  return withApp(runtime, app, async (environment, flags) => {
    const startedAt = performance.now();
    const launched = await _electron.launch({
      executablePath: runtime.executable,
      args: [...flags, apps[app]],
      env: strings(environment),
    });
    try {
      const window = await launched.firstWindow();
      await window.locator(usable[app]).first().waitFor();
      const ready = performance.now() - startedAt;
      if (app === 'oneLine') return { usable: ready, listed: null };
      await window.getByText(emptyList).first().waitFor();
      return { usable: ready, listed: performance.now() - startedAt };
    } finally {
      await launched.close();
    }
  });
}

interface MainTiming {
  readonly milliseconds: number;
  readonly scripts: readonly string[];
}

function timeToMain(runtime: FoundRuntime, app: AppName, scripts: boolean): Promise<MainTiming> {
  return withApp(runtime, app, async (environment, flags) => {
    const child = spawn(runtime.executable, [...flags, resolve('tests/bench/apps/timed.mjs')], {
      env: { ...environment, ...(scripts && { UPSIDE_BENCH_SCRIPTS: '1' }) },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = new Promise<void>((done) => child.once('close', () => done()));
    try {
      let text = '';
      for await (const chunk of child.stdout) {
        text += chunk;
        const found = /UPSIDE_BENCH (.*)\n/.exec(text)?.[1];
        if (found) return JSON.parse(found) as MainTiming;
      }
      throw new Error(`${app} ended before it had a window.`);
    } finally {
      child.kill('SIGTERM');
      await ended;
    }
  });
}

/** Private memory of every process the app has started, its local workspace too, after it sat idle, in bytes. */
function idleMemory(runtime: FoundRuntime, app: AppName): Promise<number> {
  return withApp(runtime, app, async (environment, flags) => {
    const launched = await _electron.launch({
      executablePath: runtime.executable,
      args: [...flags, apps[app]],
      env: strings(environment),
    });
    try {
      await (await launched.firstWindow()).locator(usable[app]).first().waitFor();
      // The figure is defined as the memory after this time, so the wait is the measurement.
      await new Promise((resolve) => setTimeout(resolve, idleSeconds * 1000));
      const pid = launched.process().pid;
      return pid === undefined ? Number.NaN : privateBytes(processTree(pid));
    } finally {
      await launched.close();
    }
  });
}

function holdsSdk(url: string): boolean {
  if (!url.startsWith('file://')) return false;
  const source = readFileSync(fileURLToPath(url), 'utf8');
  return /^\/\/#region .*node_modules\/@(?:aws-sdk|smithy)\//m.test(source);
}

function ratioRow(id: string, unit: string, value: number, baseline: number, limit: number): BenchRow {
  const ratio = value / baseline;
  return { id, value, unit, baseline, ratio, goal: `≤ ${limit}× the one-line app`, ok: ratio <= limit };
}

function strings(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
