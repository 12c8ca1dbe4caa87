import { expect, test } from 'vitest';
import { entriesOf, selectionOf } from './entries';

const object = (key: string) => ({ key, s3Uri: `s3://b/${key}`, bytes: 3, modifiedAt: 5 });

test('folders come first, and the marker of the folder itself is none of its rows', () => {
  const entries = entriesOf(
    { prefixes: ['a/deep/'], objects: [object('a/'), object('a/x.csv'), object('a/README')] },
    'a/',
  );
  expect(entries.map(({ kind, name }) => [name, kind])).toEqual([
    ['deep/', 'Folder'],
    ['x.csv', 'Table'],
    ['README', 'Object'],
  ]);
  expect(selectionOf('b', entries)).toEqual({ bucket: 'b', keys: ['a/x.csv', 'a/README'], prefixes: ['a/deep/'] });
});
