import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './run-cli';

let home: string;
const cli = (...words: string[]) => runCli(home, words);
const json = async (...words: string[]) => JSON.parse((await cli(...words, '--json')).stdout);
const failure = async (...words: string[]) => JSON.parse((await cli(...words, '--json')).stderr).error;
const launch = (name: string) =>
  cli('jobs', 'launch', '--train', 'sample:locations-train', '--name', name, '--set', 'epochs=3', '--wait');

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-cli-'));
});
afterAll(async () => {
  await cli('local', 'stop');
  await rm(home, { recursive: true, force: true });
});

test('settings are shown and set one by one, and what is none is refused', async () => {
  expect((await cli('settings', 'show')).stdout).toMatch(/^theme +system +system, light or dark$/m);
  expect(await json('settings', 'set', 'theme', 'dark')).toMatchObject({ theme: 'dark', notifications: true });
  await cli('settings', 'set', 'notifications', 'off');
  await cli('settings', 'set', 'time-zone', 'Europe/Berlin');
  await cli('settings', 'set', 'store-budget', '64MiB');
  const settings = {
    theme: 'dark',
    density: 'comfortable',
    timeZone: 'Europe/Berlin',
    notifications: false,
    storeBudgetBytes: 64 * 2 ** 20,
  };
  expect(await json('settings', 'show')).toEqual(settings);
  expect(JSON.parse(await readFile(join(home, 'settings.json'), 'utf8'))).toEqual(settings);
  for (const [key, value] of [
    ['theme', 'pink'],
    ['time-zone', 'Mars/Olympus'],
    ['store-budget', '1KiB'],
    ['store-budget', 'much'],
    ['notifications', 'maybe'],
    ['toString', 'x'],
  ] as const)
    expect(await failure('settings', 'set', key, value), `${key} ${value}`).toMatchObject({ code: 'input.invalid' });
  expect(await json('settings', 'show')).toEqual(settings);
  expect(await json('settings', 'set', 'store-budget', 'none')).toMatchObject({ storeBudgetBytes: null });
});

test('kept logs are shown and forgotten only when that was agreed to; the job stays', async () => {
  for (const name of ['first', 'second']) expect((await launch(name)).code).toBe(0);
  const { logs } = await json('storage', 'show');
  expect(logs.map(({ key }: { key: string }) => key)).toEqual(['first', 'second']);
  expect((await cli('storage', 'show')).stdout).toMatch(/^first +Training job /m);

  expect(await failure('storage', 'forget', '--yes')).toMatchObject({ code: 'input.invalid' });
  expect(await failure('storage', 'forget', 'never', '--yes')).toMatchObject({ code: 'input.invalid' });
  const unasked = await failure('storage', 'forget', 'first');
  expect(unasked.message).toMatch(/^Nobody could be asked: Forget 1 log in the offline store/);
  expect(await json('storage', 'forget', '--over-budget', '--yes')).toEqual({ logs: 0, bytes: 0 });
  expect(await json('storage', 'forget', 'first', '--yes')).toMatchObject({ logs: 1, keys: ['first'] });
  expect((await json('storage', 'show')).logs.map(({ key }: { key: string }) => key)).toEqual(['second']);
  expect((await json('jobs', 'show', 'first')).value.status).toBe('Completed');
  // The smallest budget that can be named is below what the store holds: the oldest go until it fits.
  expect(await json('storage', 'forget', '--over-budget', '--budget', '1KiB', '--yes')).toMatchObject({
    keys: ['second'],
  });
  expect((await cli('audit', 'list')).stdout).toContain('storage.forget');
});

test('curves, recipes, samples and news are there without a window', async () => {
  const curves = await json('jobs', 'metrics', 'second');
  expect(curves.find(({ source }: { source: string }) => source === 'log').points.length).toBeGreaterThan(0);
  expect((await cli('jobs', 'recipes')).stdout).toMatch(/^location-classifier {2}/m);
  expect((await cli('data', 'samples')).stdout).toMatch(/^sample:locations-train +train +location-classifier/m);
  expect(await json('notifications', 'list')).toMatchObject({ notifications: expect.any(Array) });
  expect(await json('notifications', 'clear')).toEqual({ cleared: true });
  expect(await json('notifications', 'list')).toMatchObject({ notifications: [], unread: 0 });
});
