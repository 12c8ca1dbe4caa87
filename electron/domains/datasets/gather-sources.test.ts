import { expect, it } from 'vitest';
import { ok } from '../../../shared/errors/result';
import type { Resources } from '../platform-ports';
import { gatherSources, sourceLimits } from './gather-sources';
import type { FoundFile, SourceFiles } from './ports';

/** Folders by their path, with the files below them; anything else is a file. */
function filesOf(folders: Readonly<Record<string, readonly string[]>>, bytes = 10): SourceFiles {
  return {
    find: async (path, limit) => {
      const below = folders[path];
      const found: readonly FoundFile[] = below
        ? below.map((file) => ({ file, path: `${path}/${file}`, bytes }))
        : [{ file: path.split('/').at(-1) ?? path, path, bytes }];
      return ok(found.slice(0, limit));
    },
    sha256: async () => ok(''),
  };
}
const resources = {} as Resources;
const names = async (paths: readonly string[], files: SourceFiles) => {
  const found = await gatherSources({ kind: 'paths', paths }, files, resources);
  return found.ok ? found.data.map(({ file }) => file) : found.error.message;
};

it('names files of one folder by their path below it, and of several with the folder before them', async () => {
  const files = filesOf({ '/a/one': ['s1/e1.srt', 'e0.srt'], '/a/two': ['e0.srt'] });
  expect(await names(['/a/one'], files)).toEqual(['e0.srt', 's1/e1.srt']);
  expect(await names(['/a/two', '/a/one', '/b/x.txt'], files)).toEqual([
    'one/e0.srt',
    'one/s1/e1.srt',
    'two/e0.srt',
    'x.txt',
  ]);
});

it('refuses two files of one name, nothing at all, too many and too much', async () => {
  expect(await names(['/a/x.srt', '/b/x.srt'], filesOf({}))).toContain('called x.srt');
  expect(await names(['/empty'], filesOf({ '/empty': [] }))).toContain('no file');
  const many = Array.from({ length: sourceLimits.files + 5 }, (_, index) => `${index}.srt`);
  expect(await names(['/many'], filesOf({ '/many': many }))).toContain('more than 500 files');
  expect(await names(['/many'], filesOf({ '/many': many.slice(0, 500) }))).toHaveLength(500);
  expect(await names(['/big'], filesOf({ '/big': ['a', 'b', 'c'] }, 1024 ** 3))).toContain('3 GiB');
});
