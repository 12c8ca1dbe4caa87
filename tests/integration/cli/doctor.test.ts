import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DoctorCheck } from '../../../shared/contract/doctor';
import { runCli } from './run-cli';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-cli-'));
});
afterAll(async () => {
  await runCli(home, ['local', 'stop']);
  await rm(home, { recursive: true, force: true });
});

const checks = async () => {
  const run = await runCli(home, ['doctor', '--json']);
  const told = run.stdout
    .trim()
    .split('\n')
    .map((line): DoctorCheck => JSON.parse(line));
  return { code: run.code, told, outcome: (id: string) => told.find((check) => check.id === id)?.outcome };
};

test('a local workspace that does not run is told with the way out, and not started', async () => {
  const { code, outcome, told } = await checks();
  expect(code).toBe(1);
  expect(outcome('network.daemon')).toBe('warning');
  expect(outcome('account.answers')).toBe('bad');
  expect(outcome('permissions.training')).toBe('skipped');
  expect(outcome('files.writable')).toBe('good');
  for (const { hint, outcome: found } of told) expect(hint === null).toBe(found === 'good' || found === 'skipped');
  expect((await runCli(home, ['local', 'status'])).stdout).toBe('stopped\n');
});

test('one that runs has nothing wrong, and the text says so line by line', async () => {
  await runCli(home, ['local', 'start']);
  const { code, told } = await checks();
  expect(told.filter(({ outcome }) => outcome !== 'good')).toEqual([]);
  expect(told.length).toBeGreaterThan(12);
  expect(code).toBe(0);
  const text = await runCli(home, ['doctor']);
  expect(text.stdout).toMatch(/^good {5}Permissions: List training jobs\. Allowed\.$/m);
});

test('a folder that cannot be written to is told', async () => {
  const blocked = join(home, 'file');
  await writeFile(blocked, '');
  const run = await runCli(join(blocked, 'home'), ['doctor', '--json']);
  expect(run.code).toBe(1);
  expect(run.stdout).toMatch(/"id":"files.writable".*"outcome":"bad"/);
});
