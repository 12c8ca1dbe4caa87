import type { Readable } from 'node:stream';
import { explainDiskFull } from './disk-full';
import { type ObjectRecord, unconditional } from './object-record';
import type { ObjectStore, ObjectSummary } from './objects';
import type { S3Storage } from './s3-storage';

const pageSize = 1000;

/** The local S3 as the runtime and the control plane use it, without the wire between. */
export function localObjectStore(storage: S3Storage, now: () => number): ObjectStore {
  return {
    async ensureBucket(bucket) {
      try {
        storage.buckets.create(bucket, now());
      } catch (error) {
        throw explainDiskFull(error);
      }
    },
    async bucketExists(bucket) {
      return storage.buckets.exists(bucket);
    },
    async *list(bucket, prefix) {
      for (let after: string | null = ''; after !== null; ) {
        const page = storage.list({ bucket, prefix, delimiter: '', after, limit: pageSize });
        yield* page.objects.map(summary);
        after = page.next;
      }
    },
    async head(bucket, key) {
      return summary(storage.find(bucket, key));
    },
    async read(bucket, key) {
      const record = storage.find(bucket, key);
      return storage.read(record, 0, record.bytes);
    },
    async put(bucket, key, body: Readable, options) {
      const object = {
        bucket,
        key,
        headers: { 'content-type': options?.contentType ?? 'binary/octet-stream' },
        algorithm: null,
        condition: unconditional,
      };
      return summary(await storage.put(object, body as AsyncIterable<Uint8Array>, () => {}));
    },
    async delete(bucket, key) {
      await storage.delete(bucket, [key]);
    },
  };
}

function summary(record: ObjectRecord): ObjectSummary {
  return { key: record.key, bytes: record.bytes, etag: record.etag, modifiedAt: record.modifiedAt };
}
