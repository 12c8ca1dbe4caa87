import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '../../../shared/errors/result';
import type { WorkspaceEntry } from '../../../shared/model/workspace-entry';
import { createWorkspaceEntries } from './workspace-entries';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upside-entries-'));
  file = join(folder, 'workspaces.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const entry = (number: number): WorkspaceEntry => ({
  id: `aws-lab-${number}`,
  profile: 'lab',
  region: 'eu-west-1',
  name: `Lab ${number}`,
  colour: 'teal',
  production: false,
  access: 'full',
  sensitive: [],
  roleArn: null,
  bucket: null,
});

test('writers at the same moment lose nothing', async () => {
  const writers = Array.from({ length: 12 }, () => createWorkspaceEntries(file));
  await Promise.all(writers.map((one, index) => one.change((all) => ok([...all, entry(index)]))));
  const kept = await createWorkspaceEntries(file).load();
  expect(kept.ok && kept.data.map(({ id }) => id).sort()).toEqual(writers.map((_, n) => `aws-lab-${n}`).sort());
});

test('a damaged file is named, and a change leaves it as it is', async () => {
  await writeFile(file, '{"version":1,"workspaces":[{"id":"lab"}]}');
  const entries = createWorkspaceEntries(file);
  const damaged = {
    ok: false,
    error: { code: 'file.unreadable', message: expect.stringContaining('workspaces.0.id') },
  };
  expect(await entries.load()).toMatchObject(damaged);
  expect(await entries.change((all) => ok([...all, entry(1)]))).toMatchObject(damaged);
  expect(await readFile(file, 'utf8')).toContain('"lab"');
});

test('whoever watches hears of a change somebody else made', async () => {
  const stop = new AbortController();
  const heard = new Promise<void>((resolve) => createWorkspaceEntries(file).watch(resolve, stop.signal));
  await createWorkspaceEntries(file).change((all) => ok([...all, entry(1)]));
  await heard;
  stop.abort();
});
