import { defineConfig } from '@playwright/test';

/** The built app in a real Electron; each test has a home of its own. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 90_000,
  // A machine that does other work beside is slow, not wrong.
  expect: { timeout: 20_000 },
  // One window at a time: several would take focus and CPU slots from each other.
  workers: 1,
  forbidOnly: true,
  retries: 0,
  reporter: 'list',
});
