import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { test as base, type ElectronApplication, type Page } from '@playwright/test';
import { freshHome, type LaunchOptions, launchUpside, type Upside } from './launch-upside';
import { stopDaemon } from './stop-daemon';

export { launchUpside };

interface Fixtures {
  /** The screen each start goes to; Home is where the app itself opens. */
  readonly start: string;
  /** A fresh UPSIDE_HOME; its local workspace is stopped and the folder removed after the test. */
  readonly home: string;
  /** Starts the app in this test's home, again if need be; whatever still runs is closed after the test. */
  readonly launch: (options?: Omit<LaunchOptions, 'home'>) => Promise<Upside>;
  readonly upside: Upside;
  readonly app: ElectronApplication;
  readonly window: Page;
}

export const test = base.extend<Fixtures>({
  // Most of what is tested begins where jobs are listed.
  start: ['#/jobs', { option: true }],
  // Playwright reads a fixture's dependencies from this pattern, so it must be there, also empty.
  // biome-ignore lint/correctness/noEmptyPattern: see above
  home: async ({}, use) => {
    const { home, remove } = freshHome();
    await use(home);
    await stopDaemon(home);
    remove();
  },
  launch: async ({ home, start }, use) => {
    const running: { readonly app: ElectronApplication; readonly child: ChildProcess }[] = [];
    await use(async (options = {}) => {
      const upside = await launchUpside({ home, ...options });
      // A closed app does not tell its process any more.
      running.push({ app: upside.app, child: upside.app.process() });
      await upside.window.evaluate((address) => {
        location.hash = address;
      }, start);
      return upside;
    });
    await Promise.all(running.map(closed));
  },
  upside: async ({ launch }, use) => use(await launch()),
  app: async ({ upside }, use) => use(upside.app),
  window: async ({ upside }, use) => use(upside.window),
});

/** Resolves when the app's process has ended. `close()` alone waits for whoever else still holds its output. */
async function closed({
  app,
  child,
}: {
  readonly app: ElectronApplication;
  readonly child: ChildProcess;
}): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  app.close().catch(() => undefined);
  await ended;
}

export { expect } from '@playwright/test';
