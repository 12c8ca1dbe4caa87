import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SpaceBudget } from './space-budget';
import { sourceArchive, unpackArchive } from './unpack-archive';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upside-code-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function unpack(entries: readonly Partial<Header>[], gigabytes = 1): Promise<void> {
  const archive = pack();
  for (const entry of entries) {
    if (entry.type === undefined) archive.entry(entry as Header, 'text');
    else archive.entry(entry as Header);
  }
  archive.finalize();
  const bytes = gzipSync(await buffer(archive as unknown as Readable));
  const signal = new AbortController().signal;
  const budget = new SpaceBudget(gigabytes);
  await unpackArchive(Readable.from([bytes]), join(folder), { ...sourceArchive, budget, signal });
}

describe('unpacking a source archive', () => {
  it('keeps folders, links inside and the executable bit', async () => {
    await unpack([
      { name: 'src/', type: 'directory' },
      { name: './src/train.py' },
      { name: 'run.sh', mode: 0o755 },
      { name: 'link.py', type: 'symlink', linkname: 'src/train.py' },
    ]);
    expect(readFileSync(join(folder, 'link.py'), 'utf8')).toBe('text');
    expect(statSync(join(folder, 'run.sh')).mode & 0o111).not.toBe(0);
  });

  it.each<[string, Partial<Header>[]]>([
    ['a parent', [{ name: '../evil' }]],
    ['an absolute link', [{ name: 'a', type: 'symlink', linkname: '/etc' }]],
    ['a link to a parent', [{ name: 'd/a', type: 'symlink', linkname: '../../x' }]],
    [
      'links that leave together',
      [
        { name: 'top/', type: 'directory' },
        { name: 'x/y/z', type: 'symlink', linkname: '../../top' },
        { name: 'x/w', type: 'symlink', linkname: 'y/z/../..' },
        { name: 'x/w/evil' },
      ],
    ],
  ])('refuses %s', async (_what, entries) => {
    await expect(unpack(entries)).rejects.toThrow('would be written outside its folder');
  });

  it('refuses what does not fit', async () => {
    await expect(unpack([{ name: 'a' }], 1e-9)).rejects.toThrow('does not fit VolumeSizeInGB');
  });
});
