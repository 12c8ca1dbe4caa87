import { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { z } from 'zod';
import { CodedError } from '../../shared/errors/coded-error';
import { fail } from '../../shared/errors/result';
import { toS3Uri } from '../../shared/model/s3-uri';
import type { ObjectService } from '../domains/aws-ports';
import type { ObjectBrowser } from '../domains/objects/ports';
import { attempt, collect, pages, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';
import { createS3Browser } from './s3-browser';
import { codedBody, place } from './s3-place';
import { uploadFile } from './s3-upload';

const listReply = z.object({
  Contents: z
    .array(z.object({ Key: z.string(), Size: z.number().int().default(0), LastModified: z.date() }))
    .default([]),
  NextContinuationToken: z.string().optional(),
});
const headReply = z.object({
  ContentLength: z.number().int().nonnegative().default(0),
  ETag: z.string().default(''),
  ChecksumSHA256: z.string().optional(),
});
const deleteReply = z.object({
  Errors: z.array(z.object({ Key: z.string().default(''), Message: z.string().default('') })).default([]),
});
const bodyReply = z.object({ Body: z.instanceof(Readable), ContentLength: z.number().int().nonnegative().optional() });

export function createS3(
  connection: AwsConnection,
): ObjectService & { readonly browser: ObjectBrowser; destroy(): void } {
  // Bucket names as host names do not resolve on loopback.
  const style = { forcePathStyle: connection.endpoint !== null || connection.endpoints?.s3 !== undefined };
  const calls = createClient(S3Client, connection, 'call', style);
  const transfers = createClient(S3Client, connection, 'transfer', style);
  return {
    browser: createS3Browser({ calls, transfers }),
    destroy: () => {
      calls.destroy();
      transfers.destroy();
    },

    bucketExists: (bucket) =>
      attempt(`find the bucket ${bucket}`, async () => {
        await calls.send(new HeadBucketCommand({ Bucket: bucket }));
        return null;
      }),

    ensureBucket: (bucket) =>
      attempt(`make the bucket ${bucket}`, async () => {
        try {
          await calls.send(new HeadBucketCommand({ Bucket: bucket }));
        } catch (error) {
          if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode !== 404) throw error;
          await createBucket(calls, bucket, connection.region);
        }
        return null;
      }),

    list: (bucket, prefix) =>
      attempt(`list s3://${bucket}/${prefix}`, async () => {
        const found = await collect(
          pages('objects', async (token) => {
            const reply = await calls.send(
              new ListObjectsV2Command({
                Bucket: bucket,
                Prefix: prefix,
                ...(token !== undefined && { ContinuationToken: token }),
              }),
            );
            const page = parseReply(listReply, reply, `the objects of ${bucket}`);
            return { items: page.Contents, next: page.NextContinuationToken };
          }),
        );
        return found.map(({ Key, LastModified, Size }) => ({
          s3Uri: toS3Uri(bucket, Key),
          key: Key,
          bytes: Size,
          modifiedAt: LastModified.getTime(),
        }));
      }),

    head: (s3Uri) =>
      attempt(`find ${s3Uri}`, async () => {
        const reply = await calls.send(new HeadObjectCommand({ ...place(s3Uri), ChecksumMode: 'ENABLED' }));
        const head = parseReply(headReply, reply, `the properties of ${s3Uri}`);
        // A checksum of checksums ("…-3") says nothing about the bytes one after another.
        const sha256 = head.ChecksumSHA256?.includes('-') ? null : (head.ChecksumSHA256 ?? null);
        return { bytes: head.ContentLength, etag: head.ETag, checksumSha256: sha256 };
      }),

    readStart: (s3Uri, maximumBytes) =>
      attempt(`read ${s3Uri}`, async () => {
        const reply = await calls
          .send(new GetObjectCommand({ ...place(s3Uri), Range: `bytes=0-${Math.max(0, maximumBytes - 1)}` }))
          .catch(emptyRange);
        if (reply === null) return new Uint8Array();
        const { Body } = parseReply(bodyReply, reply, s3Uri);
        const chunks: Uint8Array[] = [];
        for await (const chunk of Body) chunks.push(chunk as Uint8Array);
        return Buffer.concat(chunks);
      }),

    read: (s3Uri, signal) =>
      attempt(`read ${s3Uri}`, async () => {
        const reply = await transfers.send(new GetObjectCommand({ ...place(s3Uri), ChecksumMode: 'ENABLED' }), {
          abortSignal: signal,
        });
        const { Body, ContentLength } = parseReply(bodyReply, reply, s3Uri);
        if (ContentLength === undefined) {
          throw new CodedError(
            fail('aws.unreadable', `The size of ${s3Uri} is not told.`, 'Try again.', { retryable: true }).error,
          );
        }
        return { body: Readable.from(codedBody(Body, s3Uri), { objectMode: false }), bytes: ContentLength };
      }),

    put: (s3Uri, body, contentType) =>
      attempt(`write ${s3Uri}`, async () => {
        await calls.send(new PutObjectCommand({ ...place(s3Uri), Body: body, ContentType: contentType }));
        return null;
      }),

    delete: (bucket, keys) =>
      attempt(`delete ${keys.length} objects of ${bucket}`, async () => {
        if (keys.length === 0) return null;
        const Objects = keys.map((Key) => ({ Key }));
        const reply = await calls.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }));
        const [refused] = parseReply(deleteReply, reply, `what was deleted of ${bucket}`).Errors;
        if (refused === undefined) return null;
        throw new CodedError(
          fail('aws.rejected', `${refused.Key} was not deleted: ${refused.Message}.`, 'Look at its rights.').error,
        );
      }),

    upload: (s3Uri, path, options) =>
      attempt(`upload ${s3Uri}`, () => uploadFile({ transfers, calls }, place(s3Uri), path, options)),
  };
}

async function createBucket(client: S3Client, bucket: string, region: string): Promise<void> {
  // us-east-1 is the one region that must not be named as a location.
  const location =
    region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint: region as 'eu-west-1' } };
  try {
    await client.send(new CreateBucketCommand({ Bucket: bucket, ...location }));
  } catch (error) {
    if ((error as { name?: string }).name !== 'BucketAlreadyOwnedByYou') throw error;
  }
}

/** An empty object has no first byte, so a range of it is refused. */
function emptyRange(error: unknown): null {
  if ((error as { name?: string }).name === 'InvalidRange') return null;
  throw error;
}
