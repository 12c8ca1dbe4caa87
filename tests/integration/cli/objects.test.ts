import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './run-cli';

const mebibyte = 1024 * 1024;
const content = randomBytes(96 * mebibyte);
let home: string;
let bucket: string;
let large: string;
const data = (...words: string[]) => runCli(home, ['data', ...words]);
const json = async (...words: string[]) => {
  const { stderr, stdout } = await data(...words, '--json');
  expect(stderr).toBe('');
  return JSON.parse(stdout);
};
const failure = async (...words: string[]) => {
  const { code, stderr } = await data(...words, '--json');
  return [code, JSON.parse(stderr).error.code];
};

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-cli-'));
  await runCli(home, ['local', 'start']);
  large = join(home, 'large.bin');
  await writeFile(large, content);
  await mkdir(join(home, 'folder/inner'), { recursive: true });
  await writeFile(join(home, 'folder/notes.txt'), 'about a boat');
  await writeFile(join(home, 'folder/inner/rows.csv'), 'text,label\nwaves,harbour\n');
});
afterAll(async () => {
  await runCli(home, ['local', 'stop']);
  await rm(home, { recursive: true, force: true });
});

/** Runs the command and ends it without a word once its progress has passed so many MiB. */
async function cutOff(words: readonly string[], afterMebibytes: number): Promise<void> {
  const child = spawn(process.execPath, [resolve('out/node/cli.js'), 'data', ...words], {
    env: { PATH: process.env.PATH, UPSIDE_HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr.on('data', (chunk: Buffer) => {
    for (const [, amount] of chunk.toString().matchAll(/\(([\d.]+) MiB of/g))
      if (Number(amount) >= afterMebibytes) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
}

test('puts files and folders, looks at them, and gets them back', async () => {
  const put = await json('put', join(home, 'folder'));
  expect(put).toMatchObject({ files: 2, to: expect.stringMatching(/^s3:\/\/[^/]+\/data\/$/) });
  bucket = put.to.split('/')[2];
  expect((await json('buckets')).buckets).toContainEqual(expect.objectContaining({ name: bucket, isDefault: true }));
  const rows = `${put.to}folder/inner/rows.csv`;
  expect((await data('peek', rows)).stdout).toMatch(/^text +label\nwaves +harbour\n/);
  const back = join(home, 'back');
  expect(await json('get', `${put.to}folder/`, '--to', back)).toMatchObject({ files: 2 });
  expect(await readFile(join(back, 'folder/notes.txt'), 'utf8')).toBe('about a boat');
  expect(await failure('get', rows, 's3://another/key')).toEqual([1, 'input.invalid']);
  expect(await failure('put', large, '--to', 's3://x/no-slash')).toEqual([1, 'input.invalid']);
});

test('goes on with an upload that was cut off', async () => {
  await cutOff(['put', large, '--to', `s3://${bucket}/cut/`], 24);
  const [upload] = await json('uploads', 'list', '--bucket', bucket);
  expect(upload).toMatchObject({ state: 'resumable', file: { name: 'large.bin', bytes: content.length } });
  expect(upload.sentBytes).toBeGreaterThan(0);
  const resumed = await json('uploads', 'resume', upload.s3Uri);
  expect(resumed).toMatchObject({ bytes: content.length, reusedBytes: upload.sentBytes });
  expect(await json('uploads', 'list', '--bucket', bucket)).toEqual([]);
  expect(await failure('uploads', 'resume', upload.s3Uri)).toEqual([1, 'object.not-found']);
});

test('goes on with a download that was cut off', async () => {
  const folder = join(home, 'down');
  const words = ['get', `s3://${bucket}/cut/large.bin`, '--to', folder];
  await cutOff(words, 16);
  const [half = ''] = await readdir(folder);
  expect(half).toMatch(/^\.large\.bin\.[0-9a-f]{12}\.half$/);
  const begun = await stat(join(folder, half));
  expect(begun.size).toBeGreaterThan(0);
  expect(begun.size).toBeLessThan(content.length);
  await json(...words);
  expect(await readdir(folder)).toEqual(['large.bin']);
  // The same file grew on: it was not fetched anew.
  expect((await stat(join(folder, 'large.bin'))).ino).toBe(begun.ino);
  expect((await readFile(join(folder, 'large.bin'))).equals(content)).toBe(true);
});

test('aborts an upload and deletes objects, each only when that was agreed to', async () => {
  await cutOff(['put', large, '--to', `s3://${bucket}/again/`], 16);
  const s3Uri = `s3://${bucket}/again/large.bin`;
  expect(await failure('uploads', 'abort', s3Uri)).toEqual([1, 'input.invalid']);
  expect(await json('uploads', 'list', '--bucket', bucket)).toHaveLength(1);
  await json('uploads', 'abort', s3Uri, '--yes');
  expect(await json('uploads', 'list', '--bucket', bucket)).toEqual([]);

  const unasked = await data('delete', `s3://${bucket}/cut/large.bin`);
  expect([unasked.code, unasked.stderr]).toEqual([
    1,
    expect.stringMatching(/Nobody could be asked: Delete 1 object \(96 MiB\) at s3:.* in account \d+, region /),
  ]);
  expect((await json('list', `s3://${bucket}/cut/`)).objects).toHaveLength(1);
  expect(await json('delete', `s3://${bucket}/data/`, '--recursive', '--yes')).toMatchObject({ objects: 2 });
  expect((await json('list', `s3://${bucket}/data/`)).objects).toEqual([]);
  expect(await failure('delete', `s3://${bucket}/data/`, '--recursive', '--yes')).toEqual([1, 'object.not-found']);
});
