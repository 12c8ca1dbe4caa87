import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesHolding } from '../../fakes/files-holding';
import { runCli } from './run-cli';

let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-secrets-'));
});
afterAll(async () => {
  await runCli(home, ['local', 'stop']);
  await rm(home, { recursive: true, force: true });
});

test('the workspace’s secret key is in its own credentials file and nowhere else: no store, no log, no artifact', async () => {
  const words = ['--train', 'sample:locations-train', '--set', 'epochs=3', '--wait'];
  expect((await runCli(home, ['jobs', 'launch', ...words])).code).toBe(0);
  // A failure is where secrets like to slip into messages.
  expect((await runCli(home, ['data', 'download', 's3://nobodys-bucket/nothing'])).code).toBe(1);
  const { secretAccessKey } = JSON.parse(await readFile(join(home, 'local', 'credentials.json'), 'utf8'));
  await runCli(home, ['local', 'stop']);
  expect(await filesHolding(home, secretAccessKey)).toEqual([join('local', 'credentials.json')]);
});
