import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { CodedError } from '../../shared/errors/coded-error';
import { fail } from '../../shared/errors/result';

export const mebibyte = 1024 * 1024;
const smallestPart = 8 * mebibyte;
/** An upload has at most 10,000 parts, https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html. */
const maximumParts = 10_000;

/** Bytes of each part but the last of an upload of `bytes`: 8 MiB, or as many as keep it within 10,000 parts. */
export function partBytesOf(bytes: number): number {
  return Math.max(smallestPart, Math.ceil(bytes / maximumParts / mebibyte) * mebibyte);
}

export interface FileIdentity {
  readonly size: number;
  readonly modifiedNanoseconds: bigint;
  readonly inode: bigint;
}

/** What a file is now; `file.unreadable` when it cannot be looked at. */
export async function identity(path: string): Promise<FileIdentity> {
  const found = await stat(path, { bigint: true }).catch((error: Error) => {
    throw new CodedError(
      fail('file.unreadable', `${basename(path)} could not be read: ${error.message}.`, 'Choose another file.').error,
    );
  });
  return { size: Number(found.size), modifiedNanoseconds: found.mtimeNs, inode: found.ino };
}

/** Whether two looks at a path saw the same file with nothing written in between. */
export function sameFile(one: FileIdentity, other: FileIdentity): boolean {
  return one.size === other.size && one.modifiedNanoseconds === other.modifiedNanoseconds && one.inode === other.inode;
}

interface Acceptable {
  /** The checksums S3 may answer with. */
  acceptable(): readonly string[];
}

/** SHA-256 of the whole and of each part, which is what S3 keeps for an object sent in parts. */
export class PartDigest implements Acceptable {
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

  acceptable(): readonly string[] {
    if (this.bytes % this.partSize !== 0) this.closePart();
    return [this.whole(), ...compositesOf(this.parts)];
  }

  private closePart(): void {
    this.parts.push(this.part.digest());
    this.part = createHash('sha256');
  }
}

/** SHA-256 of each part of a file, whatever the order they were read in. There is none of the whole: it would be a second pass. */
export class PartsDigest implements Acceptable {
  private readonly parts: Buffer[] = [];

  /** SHA-256 of part `number`, from 1 on. */
  part(number: number, body: Buffer): Buffer {
    const digest = createHash('sha256').update(body).digest();
    this.parts[number - 1] = digest;
    return digest;
  }

  acceptable(): readonly string[] {
    const [first] = this.parts;
    // Some services keep a single part like a whole object.
    const whole = this.parts.length === 1 && first ? [first.toString('base64')] : [];
    return [...whole, ...compositesOf(this.parts)];
  }
}

/** Of the parts' checksums, with their number or without. */
function compositesOf(parts: readonly Buffer[]): readonly string[] {
  const composite = createHash('sha256').update(Buffer.concat(parts)).digest('base64');
  return [composite, `${composite}-${parts.length}`];
}

/** Reads an object back: size and checksum must be those of what was sent. Gives the checksum; throws `object.checksum`. */
export async function confirm(
  client: S3Client,
  place: { Bucket: string; Key: string },
  bytes: number,
  digest: Acceptable,
): Promise<string> {
  const head = await client.send(new HeadObjectCommand({ ...place, ChecksumMode: 'ENABLED' }));
  const checksum = head.ChecksumSHA256;
  if (head.ContentLength === bytes && checksum !== undefined && digest.acceptable().includes(checksum)) return checksum;
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
