import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createScratch } from './scratch';

const day = 24 * 3_600_000;
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'upside-scratch-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

it('gives a path nothing lies at, and removes what was put there, also after a failure', async () => {
  const place = join(home, 'scratch');
  const { withFile } = createScratch(place, Date.now);
  let held = '';
  const failing = withFile(async (path) => {
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, 'half');
    held = path;
    throw new Error('broke off');
  });
  await expect(failing).rejects.toThrow('broke off');
  expect(held).not.toBe('');
  expect(readdirSync(place)).toEqual([]);
});

it('removes what a killed process left a day ago, and leaves alone what another is at', async () => {
  let left = true;
  await createScratch(home, Date.now).withFile(async (path) => {
    await createScratch(home, Date.now).withFile(async () => undefined);
    expect(existsSync(join(path, '..'))).toBe(true);
    await createScratch(home, () => Date.now() + 2 * day).withFile(async () => {
      left = existsSync(join(path, '..'));
    });
  });
  expect(left).toBe(false);
});
