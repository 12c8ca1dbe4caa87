import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './database';
import { successor } from './list-keys';
import { localObjectStore } from './local-object-store';
import type { ObjectStore } from './objects';
import { S3Storage } from './s3-storage';

let root: string;
let database: Database;
let storage: S3Storage;
let objects: ObjectStore;
const bucket = 'some-bucket';

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'upside-s3-'));
  database = openDatabase(':memory:', 'FULL');
  storage = new S3Storage({ database, root, now: () => 1000 });
  objects = localObjectStore(storage, () => 1000);
  await objects.ensureBucket(bucket);
});
afterEach(() => {
  database.close();
  rmSync(root, { recursive: true, force: true });
});

function files(): number {
  return readdirSync(join(root, 'objects'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .length;
}

const put = (key: string, body: string) => objects.put(bucket, key, Readable.from([Buffer.from(body)]));

describe('the storage of the local S3', () => {
  it('keeps the old object and no file when a write breaks off', async () => {
    await put('key', 'old');
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('ne');
        throw new Error('cut');
      })(),
    );
    await expect(objects.put(bucket, 'key', broken)).rejects.toThrow('cut');
    expect(await text(await objects.read(bucket, 'key'))).toBe('old');
    expect(files()).toBe(1);
  });

  it('lets a reader finish what it reads while the object is replaced, then removes the old file', async () => {
    await put('key', 'old');
    const reader = await objects.read(bucket, 'key');
    await put('key', 'new');
    expect(await text(reader)).toBe('old');
    expect(await text(await objects.read(bucket, 'key'))).toBe('new');
    expect(files()).toBe(1);
  });

  it('lists in the order of UTF-8, which is not that of UTF-16', async () => {
    for (const key of ['p/\u{1f600}', 'p/\uffee', 'p/a', 'q']) await put(key, '');
    const keys: string[] = [];
    for await (const { key } of objects.list(bucket, 'p/')) keys.push(key);
    expect(keys).toEqual(['p/a', 'p/\uffee', 'p/\u{1f600}']);
  });

  it('gives common prefixes and objects in one order, page after page', async () => {
    for (const key of ['a', 'b/1', 'b/2', 'b0', 'c/1']) await put(key, '');
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page = storage.list({ bucket, prefix: '', delimiter: '/', after, limit: 1 });
      seen.push(...page.objects.map(({ key }) => key), ...page.prefixes);
      after = page.next;
    }
    expect(seen).toEqual(['a', 'b/', 'b0', 'c/']);
  });

  it('knows the successor of every text', () => {
    expect(successor('a/')).toBe('a0');
    expect(successor('a\u{10ffff}')).toBe('b');
    expect(successor('\ud7ff')).toBe('\ue000');
    expect(successor('')).toBeNull();
  });

  it('answers with the errors of S3', async () => {
    await expect(objects.head('nowhere', 'key')).rejects.toMatchObject({ code: 'NoSuchBucket' });
    await expect(objects.head(bucket, 'none')).rejects.toMatchObject({ code: 'NoSuchKey', statusCode: 404 });
    await expect(objects.ensureBucket('Not_A_Bucket')).rejects.toMatchObject({ code: 'InvalidBucketName' });
  });
});
