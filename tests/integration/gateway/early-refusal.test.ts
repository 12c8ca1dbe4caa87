import { Agent } from 'node:http';
import { Readable } from 'node:stream';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningDaemon, startLocalDaemon } from '../../fakes/local-daemon';

let daemon: RunningDaemon;

beforeAll(async () => {
  daemon = await startLocalDaemon();
});
afterAll(() => daemon.stop());

test('a client that closes its connection reads the refusal of what it is still sending', async () => {
  const { endpoint, region, credentials } = daemon;
  const s3 = new S3Client({
    endpoint,
    region,
    credentials: { ...credentials },
    forcePathStyle: true,
    maxAttempts: 1,
    requestHandler: { httpAgent: new Agent({ keepAlive: false }) },
  });
  const answers = new Map<string, number>();
  for (let round = 0; round < 60; round++) {
    const body = { Body: Readable.from([Buffer.alloc(3_000_000)]), ContentLength: 3_000_000 };
    const name = await s3.send(new PutObjectCommand({ Bucket: 'no-such-bucket', Key: 'large', ...body })).then(
      () => 'accepted',
      (error: Error) => error.name,
    );
    answers.set(name, (answers.get(name) ?? 0) + 1);
  }
  expect([...answers]).toEqual([['NoSuchBucket', 60]]);
});
