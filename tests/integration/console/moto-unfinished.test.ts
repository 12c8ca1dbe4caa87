import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAwsWorkspace } from '../../../electron/aws/aws-workspace';
import type { AwsWorkspace } from '../../../electron/domains/aws-ports';
import { type Moto, startMoto } from '../../fakes/moto';
import { must } from '../../fakes/opened-console';

const never = new AbortController().signal;
let moto: Moto;
let aws: AwsWorkspace;
let folder: string;
beforeAll(async () => {
  moto = await startMoto();
  aws = createAwsWorkspace(moto.connection);
  folder = await mkdtemp(join(tmpdir(), 'upside-moto-unfinished-'));
  must(await aws.objects.ensureBucket('data'));
}, 180_000);
afterAll(async () => {
  aws?.close();
  await moto?.stop();
  await rm(folder, { recursive: true, force: true });
});

it('goes on with an upload in parts, lists one that is unfinished and aborts it', async () => {
  const path = join(folder, 'model.tar.gz');
  await writeFile(path, randomBytes(20 * 1024 * 1024));
  const target = 's3://data/models/model.tar.gz';
  const upload = must(await aws.browser.beginUpload(target, path));
  const cut = new AbortController();
  await aws.browser.continueUpload(target, path, upload, { signal: cut.signal, onProgress: () => cut.abort() });
  const [left] = must(await aws.browser.unfinished('data'));
  expect(left).toMatchObject({ key: 'models/model.tar.gz', uploadId: upload.uploadId });
  expect(left?.sentBytes).toBeGreaterThan(0);

  const sent = must(
    await aws.browser.continueUpload(target, path, upload, { signal: never, onProgress: () => undefined }),
  );
  expect(sent).toMatchObject({ bytes: 20 * 1024 * 1024, reusedBytes: left?.sentBytes });
  expect(must(await aws.browser.unfinished('data'))).toEqual([]);

  const other = must(await aws.browser.beginUpload('s3://data/models/other.tar.gz', path));
  expect(must(await aws.browser.unfinished('data'))).toMatchObject([{ key: 'models/other.tar.gz', sentBytes: 0 }]);
  must(await aws.browser.abortUpload('s3://data/models/other.tar.gz', other.uploadId));
  expect(must(await aws.browser.unfinished('data'))).toEqual([]);
  // What is gone counts as aborted.
  must(await aws.browser.abortUpload('s3://data/models/other.tar.gz', other.uploadId));
});

it('asks a processing job to stop and reads that it stops', async () => {
  must(
    await aws.processingJobs.create({
      name: 'stop-me',
      image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/prepare:1',
      entrypoint: [],
      arguments: [],
      environment: {},
      inputs: [],
      outputs: [],
      roleArn: 'arn:aws:iam::123456789012:role/prepare',
      instanceType: 'ml.m5.large',
      volumeGb: 10,
      maxRuntimeSeconds: 3_600,
      tags: {},
    }),
  );
  must(await aws.processingJobs.stop('stop-me'));
  expect(['Stopping', 'Stopped']).toContain(must(await aws.processingJobs.describe('stop-me')).status);
});

it('follows a log live from its start to the end of the session', async () => {
  const client = new CloudWatchLogsClient({ ...moto.connection, endpoint: moto.connection.endpoint ?? '' });
  const place = { logGroupName: '/aws/sagemaker/TrainingJobs', logStreamName: 'job-1/algo-1' };
  await client.send(new CreateLogGroupCommand({ logGroupName: place.logGroupName }));
  await client.send(new CreateLogStreamCommand(place));
  await client.send(new PutLogEventsCommand({ ...place, logEvents: [{ timestamp: Date.now(), message: 'loss=0.5' }] }));
  const told = [];
  for await (const event of aws.logs.tail('job-1', never)) told.push(event);
  expect(told).toMatchObject([
    { kind: 'started' },
    { kind: 'events', sampled: false, events: [{ stream: 'job-1/algo-1', text: 'loss=0.5' }] },
    { kind: 'ended' },
  ]);
  client.destroy();
});
