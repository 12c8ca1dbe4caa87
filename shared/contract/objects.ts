import { z } from 'zod';
import {
  bucketListSchema,
  objectPageSchema,
  objectPreviewSchema,
  unfinishedUploadSchema,
} from '../model/bucket-objects';
import { chosenSourceSchema } from './datasets';
import { command, stream } from './define';
import { confirmationSchema, inWorkspace } from './scope';

const count = z.number().int().nonnegative();
const bucket = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'This is no name of a bucket.');
const key = z.string().min(1).max(1024);
const s3Uri = z
  .string()
  .regex(/^s3:\/\/[^/]+\/.+/s, 'An S3 URI looks like s3://bucket/key.')
  .max(1100);
const uploadId = z.string().min(1).max(1024);
/** Empty: the bucket itself. A prefix that names a folder ends in a slash. */
const prefix = z
  .string()
  .max(1024)
  .regex(/^$|\/$/, 'A folder ends in a slash.');

const selection = inWorkspace.extend({
  bucket,
  keys: z.array(key).max(1000).readonly(),
  prefixes: z.array(key.regex(/\/$/, 'A folder ends in a slash.')).max(100).readonly(),
});

const transferred = {
  files: count,
  totalFiles: count,
  bytes: count,
  totalBytes: count,
  bytesPerSecond: z.number().nonnegative(),
  /** What is on its way now. */
  name: z.string(),
};

const uploading = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), ...transferred }).readonly(),
  /** Each object's size and checksum were read back. `reusedBytes` had arrived before and were not sent again. */
  z.object({ kind: z.literal('done'), files: count, bytes: count, reusedBytes: count }).readonly(),
]);

export const objectCommands = {
  'objects.buckets': command({ effect: 'read', input: inWorkspace, output: bucketListSchema }),
  /** What lies directly below a prefix, at most 1,000 of them; `token` is the `next` of the page before. */
  'objects.browse': command({
    effect: 'read',
    input: inWorkspace.extend({ bucket, prefix, token: z.string().max(4096).nullable().default(null) }),
    output: objectPageSchema,
  }),
  'objects.preview': command({ effect: 'read', input: inWorkspace.extend({ s3Uri }), output: objectPreviewSchema }),
  /** How much a deletion of this would delete. */
  'objects.deletePlan': command({
    effect: 'read',
    input: selection,
    output: z.object({ objects: count, bytes: count }).readonly(),
  }),
  /** Confirmed with `deletionTarget`. Resolves when nothing of it is there any more. */
  'objects.delete': command({
    effect: 'destroy',
    input: selection.extend({ confirmed: confirmationSchema }),
    output: z.object({ objects: count }).readonly(),
  }),
  /** Uploads of a bucket that were begun and not ended. */
  'objects.uploads': command({
    effect: 'read',
    input: inWorkspace.extend({ bucket }),
    output: z.array(unfinishedUploadSchema).readonly(),
  }),
  /** Confirmed with the object's address. The parts that arrived are deleted. */
  'objects.abortUpload': command({
    effect: 'destroy',
    input: inWorkspace.extend({ s3Uri, uploadId, confirmed: confirmationSchema }),
    output: z.object({}).readonly(),
  }),
  /** Asks for what is to be uploaded with the system's dialog; nothing when it was cancelled. */
  'objects.choose': command({
    effect: 'read',
    input: z.object({ kind: z.enum(['files', 'folder']) }),
    output: z.array(chosenSourceSchema).readonly(),
  }),
} as const;

export const objectStreams = {
  /** Files and folders below the prefix. Cancelling keeps what arrived of a large file: it can be resumed. */
  'objects.upload': stream({
    input: inWorkspace.extend({ bucket, prefix, tokens: z.array(z.uuid()).min(1).max(500).readonly() }),
    item: uploading,
  }),
  /** Goes on with an upload that was cut, with the parts that are missing. */
  'objects.resume': stream({ input: inWorkspace.extend({ s3Uri, uploadId }), item: uploading }),
  /** Asks for a folder, then downloads there; no item at all when the dialog was cancelled. */
  'objects.download': stream({
    input: selection,
    item: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('progress'), ...transferred }).readonly(),
      z.object({ kind: z.literal('done'), files: count, bytes: count, folder: z.string() }).readonly(),
    ]),
  }),
} as const;
