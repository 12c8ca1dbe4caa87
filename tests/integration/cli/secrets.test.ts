import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './run-cli';

let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-secrets-'));
});
afterAll(async () => {
  await runCli(home, ['local', 'stop']);
  await rm(home, { recursive: true, force: true });
});

/** Every file below the folder that holds the text, as bytes, relative to it. */
async function filesHolding(folder: string, text: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const held: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    if ((await readFile(path)).includes(text)) held.push(path.slice(folder.length + 1));
  }
  return held.sort();
}

test('the workspace’s secret key is in its own credentials file and nowhere else: no store, no log, no artifact', async () => {
  const words = ['--train', 'sample:locations-train', '--set', 'epochs=3', '--wait'];
  expect((await runCli(home, ['jobs', 'launch', ...words])).code).toBe(0);
  // A failure is where secrets like to slip into messages.
  expect((await runCli(home, ['data', 'download', 's3://nobodys-bucket/nothing'])).code).toBe(1);
  const { secretAccessKey } = JSON.parse(await readFile(join(home, 'local', 'credentials.json'), 'utf8'));
  await runCli(home, ['local', 'stop']);
  expect(await filesHolding(home, secretAccessKey)).toEqual([join('local', 'credentials.json')]);
});
