import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, errors, type Page } from '@playwright/test';
import { root, runtimeArguments } from '../../electron/launch.mjs';
import { ensureDisplay } from './display';
import { testRuntime } from './runtime';

export interface Upside {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly home: string;
}

export interface LaunchOptions {
  /** UPSIDE_HOME; a folder that outlives this run when a second one is to find it again. */
  readonly home: string;
  /** Which theme the system prefers; the machine's own when not given. */
  readonly theme?: 'light' | 'dark';
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Longer than a busy machine needs until the app is reached and its window is there. Playwright misses one of them now and
 * then, while the app runs on as it should, and would wait for ever, ms.
 */
const reachedWithin = 30_000;

/** Starts the built app (`npm run build` first) in the runtime that `npm start` would find. */
export async function launchUpside(options: LaunchOptions): Promise<Upside> {
  const app = await startApp(options).catch((error: unknown) => {
    if (!(error instanceof errors.TimeoutError)) throw error;
    // Playwright has ended what it did not reach.
    console.warn(`The app was not reached ${reachedWithin} ms after the start; Upside is started once more.`);
    return startApp(options);
  });
  const window = await firstWindow(app);
  return window === null ? startedAgain(app, options) : { app, window, home: options.home };
}

async function startApp(options: LaunchOptions): Promise<ElectronApplication> {
  await ensureDisplay();
  const runtime = await testRuntime();
  const env = {
    ...stringsOf(process.env),
    UPSIDE_TEST: '1',
    UPSIDE_HOME: options.home,
    ...(runtime.evaluation ? { UPSIDE_RUNTIME: 'evaluation' } : {}),
    ...options.environment,
  };
  const uid = process.getuid?.();
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...runtimeArguments(env, { platform: process.platform, uid }), root],
    env,
    cwd: options.home,
    timeout: reachedWithin,
    ...(options.theme ? { colorScheme: options.theme } : {}),
  });
  if (options.theme)
    await app.evaluate(({ nativeTheme }, theme) => {
      nativeTheme.themeSource = theme;
    }, options.theme);
  return app;
}

/** The window once its document is there; null when Playwright does not see it. */
async function firstWindow(app: ElectronApplication): Promise<Page | null> {
  try {
    const window = await app.firstWindow({ timeout: reachedWithin });
    await window.waitForLoadState('domcontentloaded', { timeout: reachedWithin });
    return window;
  } catch {
    return null;
  }
}

async function startedAgain(missed: ElectronApplication, options: LaunchOptions): Promise<Upside> {
  console.warn(`No window was seen ${reachedWithin} ms after the start; Upside is started once more.`);
  const child = missed.process();
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  const app = await startApp(options);
  const window = await firstWindow(app);
  if (window === null) throw new Error('Upside was started twice, and no window was seen.');
  return { app, window, home: options.home };
}

/** A fresh home in the temporary folder, and how to remove it again. */
export function freshHome(): { readonly home: string; remove(): void } {
  const home = mkdtempSync(join(tmpdir(), 'upside-e2e-'));
  return { home, remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }) };
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
