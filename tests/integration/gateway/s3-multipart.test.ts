import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningDaemon, startLocalDaemon } from '../../fakes/local-daemon';

const mebibyte = 1024 * 1024;
let daemon: RunningDaemon;
let s3: S3Client;
let Bucket: string;

beforeAll(async () => {
  daemon = await startLocalDaemon();
  s3 = new S3Client({ ...daemon, forcePathStyle: true, maxAttempts: 1 });
  Bucket = `sagemaker-us-east-1-${daemon.accountId}`;
}, 30_000);
afterAll(async () => {
  s3?.destroy();
  await daemon?.stop();
});

async function bytesOf(Key: string, extra: object = {}): Promise<Buffer> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, ...extra }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

async function start(Key: string): Promise<string> {
  return (await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }))).UploadId ?? '';
}

async function part(
  Key: string,
  UploadId: string,
  PartNumber: number,
  Body: Buffer,
): Promise<{ PartNumber: number; ETag: string | undefined }> {
  const { ETag } = await s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
  return { PartNumber, ETag };
}

function objectFiles(): number {
  return readdirSync(join(daemon.root, 'objects'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length;
}

describe('multipart uploads of the local S3', () => {
  it('join three parts, with a composite checksum, and read across their borders', async () => {
    const body = randomBytes(12 * mebibyte + 7);
    const upload = new Upload({
      client: s3,
      params: { Bucket, Key: 'big', Body: body, ContentType: 'x/y' },
      partSize: 5 * mebibyte,
    });
    const done = await upload.done();
    expect(done.ETag).toMatch(/^"[0-9a-f]{32}-3"$/);
    expect((await bytesOf('big', { ChecksumMode: 'ENABLED' })).equals(body)).toBe(true);
    const from = 5 * mebibyte - 3;
    expect((await bytesOf('big', { Range: `bytes=${from}-${from + 9}` })).equals(body.subarray(from, from + 10))).toBe(
      true,
    );
    expect((await bytesOf('big', { PartNumber: 3 })).equals(body.subarray(10 * mebibyte))).toBe(true);
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'big', ChecksumMode: 'ENABLED' }));
    expect(head).toMatchObject({ ContentLength: body.length, ContentType: 'x/y', ChecksumType: 'COMPOSITE' });
    expect(head.ChecksumCRC32).toMatch(/-3$/);
    await s3.send(new CopyObjectCommand({ Bucket, Key: 'big copy', CopySource: `${Bucket}/big` }));
    const copy = await s3.send(new HeadObjectCommand({ Bucket, Key: 'big copy' }));
    expect(copy.ETag).toMatch(/^"[0-9a-f]{32}"$/);
  });

  it.each(['CRC32', 'CRC64NVME'] as const)('know %s of the whole body', async (ChecksumAlgorithm) => {
    const Key = `whole/${ChecksumAlgorithm}`;
    const body = randomBytes(6 * mebibyte);
    const created = await s3.send(
      new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm, ChecksumType: 'FULL_OBJECT' }),
    );
    const { UploadId = '' } = created;
    const Parts = [];
    for (const [index, Body] of [body.subarray(0, 5 * mebibyte), body.subarray(5 * mebibyte)].entries()) {
      const { ETag } = await s3.send(
        new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: index + 1, Body, ChecksumAlgorithm }),
      );
      Parts.push({ PartNumber: index + 1, ETag });
    }
    const done = await s3.send(
      new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
    );
    expect(done.ChecksumType).toBe('FULL_OBJECT');
    // The SDK itself checks the whole body against it.
    expect((await bytesOf(Key, { ChecksumMode: 'ENABLED' })).equals(body)).toBe(true);
  });

  it('list and replace parts, and refuse wrong ones', async () => {
    const Key = 'parts';
    const UploadId = await start(Key);
    const small = Buffer.from('small');
    await part(Key, UploadId, 1, Buffer.from('replaced'));
    const first = await part(Key, UploadId, 1, small);
    const second = await part(Key, UploadId, 2, small);
    const listed = await s3.send(new ListPartsCommand({ Bucket, Key, UploadId, MaxParts: 1 }));
    expect(listed).toMatchObject({ IsTruncated: true, NextPartNumberMarker: '1' });
    expect(listed.Parts).toMatchObject([{ PartNumber: 1, Size: 5, ETag: first.ETag }]);
    const { Uploads } = await s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix: 'par' }));
    expect(Uploads).toMatchObject([{ Key, UploadId }]);
    const complete = (Parts: object[]) =>
      s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
    await expect(complete([second, first])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    await expect(complete([first, { ...second, ETag: '"wrong"' }])).rejects.toMatchObject({ name: 'InvalidPart' });
    await expect(complete([first, second])).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await complete([second]);
    expect((await bytesOf(Key)).toString()).toBe('small');
    await expect(part(Key, UploadId, 3, small)).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('take parts from other objects', async () => {
    const UploadId = await start('from parts');
    const source = { Bucket, Key: 'from parts', UploadId, CopySource: `${Bucket}/parts` };
    const beyond = new UploadPartCopyCommand({ ...source, PartNumber: 1, CopySourceRange: 'bytes=1-5' });
    await expect(s3.send(beyond)).rejects.toMatchObject({ name: 'InvalidArgument' });
    const copied = await s3.send(new UploadPartCopyCommand({ ...source, PartNumber: 1, CopySourceRange: 'bytes=1-3' }));
    const Parts = [{ PartNumber: 1, ETag: copied.CopyPartResult?.ETag }];
    await s3.send(
      new CompleteMultipartUploadCommand({ Bucket, Key: 'from parts', UploadId, MultipartUpload: { Parts } }),
    );
    expect((await bytesOf('from parts')).toString()).toBe('mal');
  });

  it('leave no file when they are aborted or their object is deleted', async () => {
    const before = objectFiles();
    const UploadId = await start('gone');
    await part('gone', UploadId, 1, Buffer.from('x'));
    const kept = await start('kept');
    const Parts = [await part('kept', kept, 1, Buffer.from('y'))];
    await s3.send(
      new CompleteMultipartUploadCommand({ Bucket, Key: 'kept', UploadId: kept, MultipartUpload: { Parts } }),
    );
    expect(objectFiles()).toBe(before + 2);
    await s3.send(new AbortMultipartUploadCommand({ Bucket, Key: 'gone', UploadId }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'kept' }));
    expect(objectFiles()).toBe(before);
    await expect(s3.send(new DeleteBucketCommand({ Bucket }))).rejects.toMatchObject({ name: 'BucketNotEmpty' });
  });
});
