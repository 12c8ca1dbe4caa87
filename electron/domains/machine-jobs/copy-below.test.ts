import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ok } from '../../../shared/errors/result';
import type { ObjectService } from '../aws-ports';
import { copyBelow } from './copy-below';

const { signal } = new AbortController();
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upside-copy-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const sha256 = (body: Uint8Array) => createHash('sha256').update(body).digest();

/** A bucket in memory that says in which order it was written to. */
function bucketOf(content: Readonly<Record<string, string>>) {
  const held = new Map(Object.entries(content).map(([key, text]) => [`s3://b/${key}`, Buffer.from(text)]));
  const written: string[] = [];
  const objects = {
    list: async (bucket: string, prefix: string) =>
      ok(
        [...held]
          .map(([s3Uri, { length }]) => ({ s3Uri, key: s3Uri.slice(bucket.length + 6), bytes: length, modifiedAt: 0 }))
          .filter(({ key }) => key.startsWith(prefix)),
      ),
    head: async (s3Uri: string) => {
      const body = held.get(s3Uri);
      return body
        ? ok({ bytes: body.length, etag: '', checksumSha256: sha256(body).toString('base64') })
        : { ok: false as const };
    },
    read: async (s3Uri: string) => {
      const body = held.get(s3Uri) ?? Buffer.of();
      return ok({ body: Readable.from([body]), bytes: body.length });
    },
    upload: async (s3Uri: string, path: string) => {
      const body = readFileSync(path);
      held.set(s3Uri, body);
      written.push(s3Uri);
      return ok({ bytes: body.length, checksumSha256: sha256(body).toString('base64') });
    },
  } as unknown as ObjectService;
  return { held, written, side: { objects, report: <T>(result: T) => result } };
}

const machine = () => ({
  scratch: { withFile: <T>(work: (path: string) => Promise<T>) => work(join(folder, 'file')) },
  files: {
    size: async () => ok(0),
    async *read() {},
    save: async (path: string, body: AsyncIterable<Uint8Array>) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of body) chunks.push(chunk);
      writeFileSync(path, Buffer.concat(chunks));
      return ok({ bytes: 0 });
    },
  },
  sources: { sha256: async (path: string) => ok(sha256(readFileSync(path)).toString('hex')) },
});

it('writes what tells that all is there after everything else, and nothing twice', async () => {
  const from = bucketOf({
    'out/card.json': '{}',
    'out/dialogue/train.jsonl': 'line',
    'out/records.jsonl': 'lines',
    out: '',
  });
  const to = bucketOf({ 'set/records.jsonl': 'lines', 'set/dialogue/train.jsonl': 'old' });
  const copy = () =>
    copyBelow(machine(), { ...from.side, s3Uri: 's3://b/out/' }, { ...to.side, s3Uri: 's3://b/set/' }, signal);
  expect(await copy()).toBe(3);
  expect(to.written).toEqual(['s3://b/set/dialogue/train.jsonl', 's3://b/set/card.json']);
  expect(to.held.get('s3://b/set/dialogue/train.jsonl')?.toString()).toBe('line');
  expect(await copy()).toBe(3);
  expect(to.written.length).toBe(2);
});
