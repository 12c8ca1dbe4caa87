import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { AbortMultipartUploadCommand, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { CodedError } from '../../shared/errors/coded-error';
import { fail } from '../../shared/errors/result';
import { confirm, type FileIdentity, identity, mebibyte, PartDigest, partBytesOf, sameFile } from './part-digest';

/** One client may take as long as bytes flow; the other answers what is asked about them, in the time of a call. */
export interface UploadClients {
  readonly transfers: S3Client;
  readonly calls: S3Client;
}

/**
 * Uploads a file as one object: below 8 MiB in one request, else in parts of 8 MiB or more, four at
 * a time. Resolves after HeadObject confirmed size and SHA-256. `checksumSha256` is that of the
 * whole file, base64. Nothing of an upload that failed or was cancelled stays behind.
 */
export async function uploadFile(
  clients: UploadClients,
  place: { readonly Bucket: string; readonly Key: string },
  path: string,
  options: { readonly signal: AbortSignal; readonly onProgress: (sentBytes: number) => void },
): Promise<{ bytes: number; checksumSha256: string }> {
  options.signal.throwIfAborted();
  const before = await identity(path);
  const partSize = partBytesOf(before.size);
  const digest = new PartDigest(partSize);
  const upload = new Upload({
    client: clients.transfers,
    params: { ...place, Body: Readable.from(fileChunks(path, before, digest)), ChecksumAlgorithm: 'SHA256' },
    partSize,
    queueSize: 4,
  });
  upload.on('httpUploadProgress', ({ loaded }) => options.onProgress(Math.min(loaded ?? 0, before.size)));
  const abort = (): void => void upload.abort();
  options.signal.addEventListener('abort', abort, { once: true });
  try {
    await upload.done();
  } catch (error) {
    await removeParts(clients.calls, place, upload.uploadId);
    throw error;
  } finally {
    options.signal.removeEventListener('abort', abort);
  }
  await confirm(clients.calls, place, before.size, digest);
  return { bytes: before.size, checksumSha256: digest.whole() };
}

/** Fails after the last byte, before the upload completes, when the file is not what it was at the start. */
async function* fileChunks(path: string, before: FileIdentity, digest: PartDigest): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: mebibyte })) {
    digest.update(chunk as Uint8Array);
    yield chunk as Uint8Array;
  }
  const after = await identity(path);
  if (!sameFile(before, after) || digest.bytes !== before.size) {
    throw new CodedError(
      fail(
        'file.changed',
        `${basename(path)} changed while it was uploaded, so nothing was kept.`,
        'Upload it again when nothing writes to it.',
        { retryable: true },
      ).error,
    );
  }
}

/** lib-storage leaves parts behind when it is aborted while requests are on their way. */
async function removeParts(
  client: S3Client,
  place: { Bucket: string; Key: string },
  uploadId: string | undefined,
): Promise<void> {
  if (uploadId === undefined) return;
  await client.send(new AbortMultipartUploadCommand({ ...place, UploadId: uploadId })).catch(() => undefined);
}
