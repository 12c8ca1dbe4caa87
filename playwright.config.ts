import { defineConfig } from '@playwright/test';
import { hasDisplay } from './tests/e2e/display';

/** The built app in a real Electron; each test has a home of its own. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 90_000,
  // A machine that does other work beside is slow, not wrong.
  expect: { timeout: 20_000 },
  // On a display there is, one window at a time: several would take focus from each other. Else each worker has a virtual one.
  workers: hasDisplay() ? 1 : 2,
  forbidOnly: true,
  retries: 0,
  reporter: 'list',
});
