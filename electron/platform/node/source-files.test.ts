import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nodeSourceFiles } from './source-files';

const { signal } = new AbortController();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upside-sources-'));
  mkdirSync(join(folder, 'season 1/.git'), { recursive: true });
  for (const file of ['b.srt', 'a.txt', '.hidden', 'season 1/e1.srt', 'season 1/.git/config'])
    writeFileSync(join(folder, file), file);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const found = async (path: string, limit = 500) => {
  const result = await nodeSourceFiles.find(path, limit);
  return result.ok ? result.data.map(({ bytes, file }) => [file, bytes]) : result.error.code;
};

it('finds what lies below a folder in order, without hidden files', async () => {
  expect(await found(folder)).toEqual([
    ['a.txt', 5],
    ['b.srt', 5],
    ['season 1/e1.srt', 15],
  ]);
  expect(await found(join(folder, 'b.srt'))).toEqual([['b.srt', 5]]);
  expect(await found(folder, 2)).toHaveLength(2);
  expect(await found(join(folder, 'nothing'))).toBe('file.unreadable');
});

it.skipIf(process.platform === 'win32')('follows no link below a folder, not even one that leads back', async () => {
  symlinkSync(folder, join(folder, 'round'));
  symlinkSync(join(folder, 'b.srt'), join(folder, 'out.txt'));
  expect(await found(folder)).toHaveLength(3);
  expect(await found(join(folder, 'out.txt'))).toEqual([['out.txt', 5]]);
});

it('hashes content, and stops when it is told to', async () => {
  const hash = createHash('sha256').update('b.srt').digest('hex');
  expect(await nodeSourceFiles.sha256(join(folder, 'b.srt'), signal)).toEqual({ ok: true, data: hash });
  expect(await nodeSourceFiles.sha256(join(folder, 'b.srt'), AbortSignal.abort())).toMatchObject({
    ok: false,
    error: { code: 'cancelled' },
  });
});
