import { createHash, randomBytes } from 'node:crypto';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningDaemon, startLocalDaemon } from '../../fakes/local-daemon';

let daemon: RunningDaemon;
let s3: S3Client;
const Bucket = 'objects-test';

beforeAll(async () => {
  daemon = await startLocalDaemon();
  s3 = new S3Client({ ...daemon, forcePathStyle: true, maxAttempts: 1 });
  await s3.send(new CreateBucketCommand({ Bucket }));
}, 30_000);
afterAll(async () => {
  s3?.destroy();
  await daemon?.stop();
});

async function textOf(Key: string, extra: object = {}): Promise<string | undefined> {
  return (await s3.send(new GetObjectCommand({ Bucket, Key, ...extra }))).Body?.transformToString();
}

describe('objects of the local S3', () => {
  it('have a default bucket from the start and live in us-east-1', async () => {
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toContain(`sagemaker-us-east-1-${daemon.accountId}`);
    expect((await s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBeFalsy();
  });

  it('come back as they were written, with their headers and the MD5 as ETag', async () => {
    const body = randomBytes(3_000_000);
    const put = await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: 'a/b.bin',
        Body: body,
        ContentType: 'text/x-test',
        CacheControl: 'no-store',
        Metadata: { who: 'me' },
      }),
    );
    expect(put.ETag).toBe(`"${createHash('md5').update(body).digest('hex')}"`);
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'a/b.bin', ChecksumMode: 'ENABLED' }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(body)).toBe(true);
    expect(got).toMatchObject({
      ContentType: 'text/x-test',
      CacheControl: 'no-store',
      Metadata: { who: 'me' },
      ContentLength: body.length,
    });
    expect(got.ChecksumCRC32).toBe(put.ChecksumCRC32);
    expect(got.ChecksumType).toBe('FULL_OBJECT');
  });

  it.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
    'verify and keep %s',
    async (ChecksumAlgorithm) => {
      const Key = `sum/${ChecksumAlgorithm}`;
      const put = await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'checksummed', ChecksumAlgorithm }));
      const head = await s3.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
      const name = `Checksum${ChecksumAlgorithm}` as const;
      expect(head[name]).toBeTruthy();
      expect(head[name]).toBe(put[name]);
      const wrong = new PutObjectCommand({ Bucket, Key: 'sum/wrong', Body: 'other', [name]: head[name] });
      await expect(s3.send(wrong)).rejects.toMatchObject({ name: 'BadDigest' });
      await expect(textOf('sum/wrong')).rejects.toMatchObject({ name: 'NoSuchKey' });
    },
  );

  it('refuse a body that does not match Content-MD5', async () => {
    const ContentMD5 = createHash('md5').update('something else').digest('base64');
    await expect(s3.send(new PutObjectCommand({ Bucket, Key: 'md5', Body: 'x', ContentMD5 }))).rejects.toMatchObject({
      name: 'BadDigest',
    });
  });

  it('give ranges and obey conditions', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'range', Body: '0123456789' }));
    expect(await textOf('range', { Range: 'bytes=2-4' })).toBe('234');
    expect(await textOf('range', { Range: 'bytes=7-' })).toBe('789');
    expect(await textOf('range', { Range: 'bytes=-2' })).toBe('89');
    const part = await s3.send(new GetObjectCommand({ Bucket, Key: 'range', Range: 'bytes=8-99' }));
    expect(part).toMatchObject({ ContentRange: 'bytes 8-9/10', ContentLength: 2, $metadata: { httpStatusCode: 206 } });
    await expect(textOf('range', { Range: 'bytes=10-' })).rejects.toMatchObject({
      name: 'InvalidRange',
      $metadata: { httpStatusCode: 416 },
    });
    const { ETag = '', LastModified } = part;
    expect(await textOf('range', { IfMatch: ETag })).toBe('0123456789');
    await expect(textOf('range', { IfMatch: '"no"' })).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } });
    await expect(textOf('range', { IfNoneMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    await expect(textOf('range', { IfModifiedSince: LastModified })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
  });

  it('are written only when the condition holds', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'once', Body: '1', IfNoneMatch: '*' }));
    const again = new PutObjectCommand({ Bucket, Key: 'once', Body: '2', IfNoneMatch: '*' });
    await expect(s3.send(again)).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    expect(await textOf('once')).toBe('1');
  });

  it('have any text as key, never a path', async () => {
    const keys = [
      '../../etc/passwd',
      'sp ace+plus%25',
      'ünï/ço𝒹é',
      'a//b',
      './x',
      'line\rbreak\n',
      'quote\'"<&>',
      'end/',
    ];
    for (const Key of keys) {
      await s3.send(new PutObjectCommand({ Bucket, Key: `odd/${Key}`, Body: Key }));
      expect(await textOf(`odd/${Key}`)).toBe(Key);
    }
    const plain = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'odd/' }));
    expect(plain.Contents?.map(({ Key }) => Key?.slice(4)).sort()).toEqual([...keys].sort());
    const encoded = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'odd/', EncodingType: 'url' }));
    expect(encoded.Contents?.map(({ Key }) => decodeURIComponent(Key ?? '').slice(4)).sort()).toEqual([...keys].sort());
  });

  it('are listed in pages, with folders rolled up once', async () => {
    const keys = ['list/a', 'list/b/1', 'list/b/2', 'list/c', 'list/d/1', 'list/é'];
    for (const Key of keys) await s3.send(new PutObjectCommand({ Bucket, Key, Body: '' }));
    const seen: string[] = [];
    for await (const page of paginateListObjectsV2({ client: s3, pageSize: 1 }, { Bucket, Prefix: 'list/' })) {
      expect(page.KeyCount).toBe(1);
      seen.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
    }
    expect(seen).toEqual(keys);
    await expect(s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken: 'frob' }))).rejects.toMatchObject({
      name: 'InvalidArgument',
    });
    const rolled: (string | undefined)[] = [];
    for await (const page of paginateListObjectsV2(
      { client: s3, pageSize: 2 },
      { Bucket, Prefix: 'list/', Delimiter: '/' },
    )) {
      rolled.push(
        ...(page.Contents ?? []).map(({ Key }) => Key),
        ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
      );
    }
    expect(rolled.sort()).toEqual(['list/a', 'list/b/', 'list/c', 'list/d/', 'list/é']);
    const after = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'list/', StartAfter: 'list/c' }));
    expect(after.Contents?.map(({ Key }) => Key)).toEqual(['list/d/1', 'list/é']);
    const v1 = await s3.send(new ListObjectsCommand({ Bucket, Prefix: 'list/', Delimiter: '/', MaxKeys: 2 }));
    expect(v1).toMatchObject({ IsTruncated: true, NextMarker: 'list/b/' });
    const v1Next = await s3.send(
      new ListObjectsCommand({ Bucket, Prefix: 'list/', Delimiter: '/', Marker: 'list/b/' }),
    );
    expect(v1Next.Contents?.map(({ Key }) => Key)).toEqual(['list/c', 'list/é']);
  });

  it('are copied, and outlive their source', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'source', Body: 'copied', ContentType: 'text/plain' }));
    await s3.send(new CopyObjectCommand({ Bucket, Key: 'target', CopySource: `${Bucket}/source` }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'source' }));
    expect(await textOf('target')).toBe('copied');
    expect((await s3.send(new HeadObjectCommand({ Bucket, Key: 'target' }))).ContentType).toBe('text/plain');
    const onItself = new CopyObjectCommand({ Bucket, Key: 'target', CopySource: `${Bucket}/target` });
    await expect(s3.send(onItself)).rejects.toMatchObject({ name: 'InvalidRequest' });
    await s3.send(new CopyObjectCommand({ ...onItself.input, MetadataDirective: 'REPLACE', Metadata: { a: 'b' } }));
    expect((await s3.send(new HeadObjectCommand({ Bucket, Key: 'target' }))).Metadata).toEqual({ a: 'b' });
    expect(await textOf('target')).toBe('copied');
  });

  it('are deleted one by one and many at once', async () => {
    for (const Key of ['del/1', 'del/2', 'del/3']) await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'del/1' }));
    const { Deleted } = await s3.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: { Objects: [{ Key: 'del/2' }, { Key: 'del/3' }, { Key: 'del/none' }] },
      }),
    );
    expect(Deleted?.length).toBe(3);
    expect((await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'del/' }))).KeyCount).toBe(0);
  });

  it('can be read and written by presigned URLs', async () => {
    const put = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: 'signed put' }), { expiresIn: 60 });
    expect((await fetch(put, { method: 'PUT', body: 'through a link' })).status).toBe(200);
    const get = await getSignedUrl(
      s3,
      new GetObjectCommand({ Bucket, Key: 'signed put', ResponseContentType: 'text/x-asked' }),
      { expiresIn: 60 },
    );
    const response = await fetch(get);
    expect([await response.text(), response.headers.get('content-type')]).toEqual(['through a link', 'text/x-asked']);
  });

  it('say which operation is missing', async () => {
    const { GetBucketPolicyCommand } = await import('@aws-sdk/client-s3');
    await expect(s3.send(new GetBucketPolicyCommand({ Bucket }))).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringMatching(/local workspace has no such S3 operation yet: GET bucket policy/),
    });
  });
});
