import { defineConfig } from 'vitest/config';

/** One project a suite; `npm test` prints the count of each. */
const suite = (name: string, include: string[], testTimeout: number) => ({
  test: { name, include, testTimeout, hookTimeout: testTimeout, environment: 'node' as const },
});

export default defineConfig({
  test: {
    projects: [
      suite('unit', ['{electron,renderer,shared}/**/*.test.ts', 'tests/{fakes,bench}/**/*.test.ts'], 20_000),
      suite('integration', ['tests/integration/**/*.test.ts'], 120_000),
      suite('contract', ['tests/contract/**/*.test.ts'], 60_000),
      suite('architecture', ['tests/architecture/**/*.test.ts'], 60_000),
      suite('faults', ['tests/faults/**/*.test.ts'], 300_000),
    ],
  },
});
