import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openInThreadStore } from '../../../tests/fakes/in-thread-store';
import type { OfflineStore } from '../../domains/store-ports';

let directory: string;
let store: OfflineStore;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'upside-paces-'));
  store = openInThreadStore(join(directory, 'store.db'));
});
afterEach(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

it('gives one turn after another, and none that has passed', async () => {
  const { paces } = store;
  expect(await paces.reserve('a', 1_000, 500)).toBe(1_000);
  expect(await paces.reserve('a', 1_000, 500)).toBe(1_500);
  expect(await paces.reserve('b', 1_000, 500)).toBe(1_000);
  expect(await paces.reserve('a', 5_000, 500)).toBe(5_000);
});

it('waits no hour after the clock was set back an hour', async () => {
  const { paces } = store;
  await paces.reserve('a', 3_600_000, 500);
  expect(await paces.reserve('a', 10, 500)).toBe(10);
  expect(await paces.reserve('a', 10, 500)).toBe(510);
});
