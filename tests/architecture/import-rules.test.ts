import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cruiseHouse } from './cruise-house';
import { brokenHouses } from './fixtures';
import { forbidden } from './import-table';
import { sourceFiles } from './tracked-files';
import { unreadFiles } from './unread-files';

/** Below the checkout, so that the fixtures resolve the same packages as the real house. */
const scratch = join('out', 'architecture-fixtures');

function build(index: number, files: Readonly<Record<string, string>>): string {
  const root = join(scratch, String(index));
  for (const room of ['electron', 'renderer', 'shared', 'tests']) mkdirSync(join(root, room), { recursive: true });
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
  return root;
}

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the import table', () => {
  test('holds for the whole house, and every tracked source file was read', async () => {
    const { violations, files } = await cruiseHouse('.');
    expect.soft(violations).toEqual([]);
    expect.soft(unreadFiles(sourceFiles(), files)).toEqual([]);
  });

  test.each(brokenHouses.map((house, index) => ({ ...house, index })))(
    '$rule is red on fixture $index',
    async ({ rule, files, index }) => {
      const { violations } = await cruiseHouse(build(index, files));
      expect(violations.map((violation) => violation.rule)).toContain(rule);
    },
  );

  test('every rule has a fixture that breaks it', () => {
    const shown = new Set(brokenHouses.map(({ rule }) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });

  test('a file that was not read is noticed', async () => {
    const { files } = await cruiseHouse(build(brokenHouses.length, { 'shared/model/a.ts': 'export {};\n' }));
    expect(unreadFiles(['shared/model/a.ts', 'shared/model/b.ts'], files)).toEqual(['shared/model/b.ts']);
  });
});
