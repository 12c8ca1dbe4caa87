import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  GetObjectCommand,
  ListBucketsCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';
import { z } from 'zod';
import { CodedError } from '../../shared/errors/coded-error';
import { fail } from '../../shared/errors/result';
import { toS3Uri } from '../../shared/model/s3-uri';
import type { ObjectBrowser } from '../domains/objects/ports';
import { attempt, collect, pages, parseReply } from './call';
import { beginParts, continueParts, sentParts } from './s3-parts';
import { codedBody, place } from './s3-place';
import type { UploadClients } from './s3-upload';

const bucketsReply = z.object({
  Buckets: z.array(z.object({ Name: z.string(), CreationDate: z.date().optional() })).default([]),
  ContinuationToken: z.string().optional(),
});
const pageReply = z.object({
  CommonPrefixes: z.array(z.object({ Prefix: z.string() })).default([]),
  Contents: z
    .array(z.object({ Key: z.string(), Size: z.number().int().default(0), LastModified: z.date() }))
    .default([]),
  NextContinuationToken: z.string().optional(),
});
const uploadsReply = z.object({
  Uploads: z.array(z.object({ Key: z.string(), UploadId: z.string(), Initiated: z.date() })).default([]),
  IsTruncated: z.boolean().default(false),
  NextKeyMarker: z.string().optional(),
  NextUploadIdMarker: z.string().optional(),
});
const bodyReply = z.object({ Body: z.instanceof(Readable) });

/** Looking through buckets, and uploads in parts that outlive the process that began them. */
export function createS3Browser(clients: UploadClients): ObjectBrowser {
  const { calls, transfers } = clients;
  return {
    buckets: () =>
      attempt('list the buckets', async () => {
        const found = await collect(
          pages('buckets', async (token) => {
            const reply = await calls.send(
              new ListBucketsCommand(token === undefined ? {} : { ContinuationToken: token }),
            );
            const page = parseReply(bucketsReply, reply, 'the buckets');
            return { items: page.Buckets, next: page.ContinuationToken };
          }),
        );
        return found.map(({ CreationDate, Name }) => ({ name: Name, createdAt: CreationDate?.getTime() ?? null }));
      }),

    page: (bucket, prefix, token) =>
      attempt(`list s3://${bucket}/${prefix}`, async () => {
        const reply = await calls.send(
          new ListObjectsV2Command({
            Bucket: bucket,
            Prefix: prefix,
            Delimiter: '/',
            ...(token !== null && { ContinuationToken: token }),
          }),
        );
        const page = parseReply(pageReply, reply, `the objects of ${bucket}`);
        return {
          prefixes: page.CommonPrefixes.map(({ Prefix }) => Prefix),
          objects: page.Contents.map(({ Key, LastModified, Size }) => ({
            s3Uri: toS3Uri(bucket, Key),
            key: Key,
            bytes: Size,
            modifiedAt: LastModified.getTime(),
          })),
          next: page.NextContinuationToken || null,
        };
      }),

    readFrom: (s3Uri, from, etag, signal) =>
      attempt(`read ${s3Uri}`, async () => {
        try {
          const reply = await transfers.send(
            new GetObjectCommand({ ...place(s3Uri), IfMatch: etag, ...(from > 0 && { Range: `bytes=${from}-` }) }),
            { abortSignal: signal },
          );
          const { Body } = parseReply(bodyReply, reply, s3Uri);
          return Readable.from(codedBody(Body, s3Uri), { objectMode: false });
        } catch (error) {
          if ((error as { name?: string }).name !== 'PreconditionFailed') throw error;
          throw new CodedError(
            fail('file.changed', `${s3Uri} was replaced while it was downloaded.`, 'Download it again.', {
              retryable: true,
            }).error,
          );
        }
      }),

    beginUpload: (s3Uri, path) =>
      attempt(`begin the upload of ${s3Uri}`, () => beginParts(clients, place(s3Uri), path)),

    continueUpload: (s3Uri, path, upload, options) =>
      attempt(`upload ${s3Uri}`, () => continueParts(clients, place(s3Uri), path, upload, options)),

    unfinished: (bucket) =>
      attempt(`list the unfinished uploads of ${bucket}`, async () => {
        const found = await collect(
          pages('unfinished uploads', async (token) => {
            const [key, id] = token === undefined ? [] : (JSON.parse(token) as readonly [string, string]);
            const reply = await calls.send(
              new ListMultipartUploadsCommand({
                Bucket: bucket,
                ...(key !== undefined && { KeyMarker: key, UploadIdMarker: id }),
              }),
            );
            const page = parseReply(uploadsReply, reply, `the unfinished uploads of ${bucket}`);
            const next = page.IsTruncated ? JSON.stringify([page.NextKeyMarker, page.NextUploadIdMarker]) : undefined;
            return { items: page.Uploads, next };
          }),
        );
        const uploads = [];
        for (const { Initiated, Key, UploadId } of found) {
          const parts = await sentParts(clients, { Bucket: bucket, Key }, UploadId);
          // Ended since it was listed.
          if (parts === null) continue;
          const sentBytes = parts.reduce((sum, { Size }) => sum + Size, 0);
          uploads.push({ key: Key, uploadId: UploadId, startedAt: Initiated.getTime(), sentBytes });
        }
        return uploads;
      }),

    abortUpload: (s3Uri, uploadId) =>
      attempt(`abort the upload of ${s3Uri}`, async () => {
        try {
          await calls.send(new AbortMultipartUploadCommand({ ...place(s3Uri), UploadId: uploadId }));
        } catch (error) {
          if ((error as { name?: string }).name !== 'NoSuchUpload') throw error;
        }
        return null;
      }),
  };
}
