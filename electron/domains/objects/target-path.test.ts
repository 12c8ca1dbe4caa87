import { expect, test } from 'vitest';
import { targetPath } from './target-path';

test.each([
  ['a/b/c.txt', [], 'c.txt'],
  ['a/b/c.txt', ['a/'], 'a/b/c.txt'],
  ['a/b/c.txt', ['a/b/'], 'b/c.txt'],
  ['c.txt', [], 'c.txt'],
])('%s below %j becomes %s', (key, prefixes, path) => {
  expect(targetPath(key, prefixes)).toBe(path);
});

test.each([
  ['a/../../evil', ['a/']],
  ['a//b', ['a/']],
  ['a/..', []],
  ['a/b\\..\\c', []],
  ['a/nul.txt', []],
  ['a/C:evil', []],
  ['a/trailing.', []],
  ['a/new\nline', []],
  ['a/', []],
])('%j below %j is no file here', (key, prefixes) => {
  expect(targetPath(key, prefixes)).toBeNull();
});
