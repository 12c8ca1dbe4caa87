import { describe, expect, it } from 'vitest';
import { parseManifest } from './manifest';
import { channelPath, safeRelativePath } from './relative-path';

describe('where an object of a channel goes', () => {
  it.each([
    ['data/train', 'data/train/a/b.csv', 'a/b.csv'],
    ['data/train/', 'data/train/b.csv', 'b.csv'],
    ['data/train.csv', 'data/train.csv', 'train.csv'],
    ['data/tr', 'data/train.csv', 'train.csv'],
    ['', 'a/b', 'a/b'],
    ['data/train/', 'data/train//b.csv', null],
    ['data/train/', 'data/train/', null],
    ['data/train', 'data/train/sub/', null],
  ])('prefix %j, key %j', (prefix, key, path) => {
    if (path === null && key.includes('//')) expect(() => channelPath(prefix, key)).toThrow('outside its folder');
    else expect(channelPath(prefix, key)).toBe(path);
  });

  it.each(['../x', 'a/../../x', '/etc/passwd', 'a\\..\\b', 'C:/x', 'a\0b'])('refuses %j', (path) => {
    expect(() => safeRelativePath(path, 'Data download')).toThrow(
      /^ClientError: Data download failed: .* outside its folder/,
    );
  });
});

describe('a manifest', () => {
  it('names objects below its prefix', () => {
    expect(parseManifest('[{"prefix":"s3://b/p/"},"x/a.csv"]', 's3://b/m')).toEqual([
      { bucket: 'b', key: 'p/x/a.csv', relative: 'x/a.csv' },
    ]);
  });

  it.each(['{', '{}', '["a"]', '[{"prefix":"s3://b/"}, 3]'])('says what is wrong with %j', (text) => {
    expect(() => parseManifest(text, 's3://b/m')).toThrow('the manifest s3://b/m');
  });
});
