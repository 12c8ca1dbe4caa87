import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** One project a suite; `npm test` prints the count of each. */
const suite = (name: string, include: string[], testTimeout: number, isolate = true) => ({
  test: { name, include, testTimeout, hookTimeout: testTimeout, isolate, environment: 'node' as const },
});

export default defineConfig({
  test: {
    // On two processors Vitest would run one file at a time, and most files wait for other processes or for time to pass:
    // two at a time leave half of both unused.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      // These hundreds of small files change nothing outside themselves; a process and modules for each took most of their time.
      suite('unit', ['{electron,renderer,shared}/**/*.test.ts', 'tests/{fakes,bench}/**/*.test.ts'], 20_000, false),
      suite('integration', ['tests/integration/**/*.test.ts'], 120_000),
      suite('contract', ['tests/contract/**/*.test.ts'], 60_000),
      suite('architecture', ['tests/architecture/**/*.test.ts'], 60_000),
      suite('faults', ['tests/faults/**/*.test.ts'], 300_000),
    ],
  },
});
