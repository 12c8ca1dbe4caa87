import type { Readable } from 'node:stream';

export interface ObjectSummary {
  readonly key: string;
  readonly bytes: number;
  /** Quoted as S3 sends it: MD5 of the body, or MD5 of part MD5s with "-N" after a multipart upload. */
  readonly etag: string;
  readonly modifiedAt: number;
}

/**
 * The objects of the local S3. A write is atomic and durable when its promise resolves: a reader
 * or a killed daemon sees the old object or the new one, never half of one.
 * Throws AwsError NoSuchBucket, NoSuchKey, InvalidRange, EntityTooLarge as S3 does.
 */
export interface ObjectStore {
  ensureBucket(bucket: string): Promise<void>;
  bucketExists(bucket: string): Promise<boolean>;
  /** In key order (UTF-8 bytes), every object under the prefix. */
  list(bucket: string, prefix: string): AsyncIterable<ObjectSummary>;
  head(bucket: string, key: string): Promise<ObjectSummary>;
  read(bucket: string, key: string): Promise<Readable>;
  put(bucket: string, key: string, body: Readable, options?: { readonly contentType?: string }): Promise<ObjectSummary>;
  delete(bucket: string, key: string): Promise<void>;
}

/** Splits s3://bucket/key; throws AwsError ValidationException when it is none. */
export interface S3Location {
  readonly bucket: string;
  readonly key: string;
}
