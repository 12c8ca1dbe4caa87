import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { AbortMultipartUploadCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { CodedError } from '../../shared/errors/coded-error';
import { fail } from '../../shared/errors/result';

const mebibyte = 1024 * 1024;
const smallestPart = 8 * mebibyte;
/** An upload has at most 10,000 parts, https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html. */
const maximumParts = 10_000;

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
  const partSize = Math.max(smallestPart, Math.ceil(before.size / maximumParts / mebibyte) * mebibyte);
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

interface FileIdentity {
  readonly size: number;
  readonly modifiedNanoseconds: bigint;
  readonly inode: bigint;
}

async function identity(path: string): Promise<FileIdentity> {
  const found = await stat(path, { bigint: true }).catch((error: Error) => {
    throw new CodedError(
      fail('file.unreadable', `${basename(path)} could not be read: ${error.message}.`, 'Choose another file.').error,
    );
  });
  return { size: Number(found.size), modifiedNanoseconds: found.mtimeNs, inode: found.ino };
}

/** Fails after the last byte, before the upload completes, when the file is not what it was at the start. */
async function* fileChunks(path: string, before: FileIdentity, digest: PartDigest): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: mebibyte })) {
    digest.update(chunk as Uint8Array);
    yield chunk as Uint8Array;
  }
  const after = await identity(path);
  const same =
    after.size === before.size &&
    after.modifiedNanoseconds === before.modifiedNanoseconds &&
    after.inode === before.inode;
  if (!same || digest.bytes !== before.size) {
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

/** SHA-256 of the whole and of each part, which is what S3 keeps for an object sent in parts. */
class PartDigest {
  bytes = 0;
  private readonly all = createHash('sha256');
  private part = createHash('sha256');
  private readonly parts: Buffer[] = [];
  private result: string | null = null;

  constructor(private readonly partSize: number) {}

  update(chunk: Uint8Array): void {
    this.all.update(chunk);
    for (let offset = 0; offset < chunk.length; ) {
      const take = Math.min(chunk.length - offset, this.partSize - (this.bytes % this.partSize));
      this.part.update(chunk.subarray(offset, offset + take));
      this.bytes += take;
      offset += take;
      if (this.bytes % this.partSize === 0) this.closePart();
    }
  }

  whole(): string {
    this.result ??= this.all.digest('base64');
    return this.result;
  }

  /** The checksums S3 may answer with: of the bytes, or of the parts' checksums with their number. */
  acceptable(): readonly string[] {
    if (this.bytes % this.partSize !== 0) this.closePart();
    const composite = createHash('sha256').update(Buffer.concat(this.parts)).digest('base64');
    return [this.whole(), composite, `${composite}-${this.parts.length}`];
  }

  private closePart(): void {
    this.parts.push(this.part.digest());
    this.part = createHash('sha256');
  }
}

async function confirm(
  client: S3Client,
  place: { Bucket: string; Key: string },
  bytes: number,
  digest: PartDigest,
): Promise<void> {
  const head = await client.send(new HeadObjectCommand({ ...place, ChecksumMode: 'ENABLED' }));
  const checksum = head.ChecksumSHA256;
  if (head.ContentLength === bytes && checksum !== undefined && digest.acceptable().includes(checksum)) return;
  const why =
    head.ContentLength === bytes
      ? 'its SHA-256 differs or is missing'
      : `it has ${head.ContentLength} of ${bytes} bytes`;
  throw new CodedError(
    fail('object.checksum', `s3://${place.Bucket}/${place.Key} is not what was sent: ${why}.`, 'Upload it again.', {
      retryable: true,
    }).error,
  );
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
