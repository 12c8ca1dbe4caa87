import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ContentDigest } from './content-digest';

async function digestOf(objects: readonly (readonly [path: string, text: string])[]): Promise<string> {
  const digest = new ContentDigest();
  for (const [path, text] of objects) await buffer(Readable.from([Buffer.from(text)]).pipe(digest.meter(path)));
  return digest.digest();
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the hash of a channel', () => {
  it('is that of its objects, whatever order they were read in', async () => {
    const expected = sha256(`a.csv\x001\0${sha256('1')}\nb/c.csv\x002\0${sha256('22')}\n`);
    expect(
      await digestOf([
        ['a.csv', '1'],
        ['b/c.csv', '22'],
      ]),
    ).toBe(expected);
    expect(
      await digestOf([
        ['b/c.csv', '22'],
        ['a.csv', '1'],
      ]),
    ).toBe(expected);
  });

  it.each<[string, readonly (readonly [string, string])[]]>([
    ['a byte', [['a.csv', '2']]],
    ['a name', [['b.csv', '1']]],
    [
      'a number of objects',
      [
        ['a.csv', '1'],
        ['c.csv', ''],
      ],
    ],
    ['an empty object', [['a.csv', '']]],
  ])('tells %s apart', async (_what, objects) => {
    expect(await digestOf(objects)).not.toBe(await digestOf([['a.csv', '1']]));
  });

  it('passes the bytes on as they are', async () => {
    const meter = new ContentDigest().meter('a');
    expect((await buffer(Readable.from([Buffer.from('one'), Buffer.from('two')]).pipe(meter))).toString()).toBe(
      'onetwo',
    );
  });

  it('tells the hash of each part as a channel would have it that is given only that', async () => {
    const digest = new ContentDigest();
    const objects = { 'top.txt': 'a', 'dir/one.csv': 'b', 'dir/deep/two.csv': 'c' };
    for (const [path, text] of Object.entries(objects)) {
      await buffer(Readable.from([Buffer.from(text)]).pipe(digest.meter(path)));
    }
    const parts = Object.fromEntries(digest.parts().map(({ path, sha256: hash }) => [path, hash]));
    expect(parts).toEqual({
      '': digest.digest(),
      'top.txt': await digestOf([['top.txt', 'a']]),
      'dir/one.csv': await digestOf([['one.csv', 'b']]),
      'dir/deep/two.csv': await digestOf([['two.csv', 'c']]),
      dir: await digestOf([
        ['one.csv', 'b'],
        ['deep/two.csv', 'c'],
      ]),
      'dir/deep': await digestOf([['two.csv', 'c']]),
    });
  });
});
