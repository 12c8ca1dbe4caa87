import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAwsWorkspace } from '../../../electron/aws/aws-workspace';
import type { AwsWorkspace } from '../../../electron/domains/aws-ports';
import { isSameJob } from '../../../electron/domains/jobs/same-job';
import { isSameProcessingJob } from '../../../electron/domains/processing/same-job';
import type { ProcessingSpec } from '../../../shared/model/processing-job';
import { plainTraining, type TrainingSpec } from '../../../shared/model/training-spec';
import { type Moto, startMoto } from '../../fakes/moto';
import { must } from '../../fakes/opened-console';

const never = new AbortController().signal;
let moto: Moto;
let aws: AwsWorkspace;
let folder: string;
beforeAll(async () => {
  moto = await startMoto();
  aws = createAwsWorkspace(moto.connection);
  folder = await mkdtemp(join(tmpdir(), 'upside-moto-'));
  must(await aws.objects.ensureBucket('data'));
}, 180_000);
afterAll(async () => {
  aws?.close();
  await moto?.stop();
  await rm(folder, { recursive: true, force: true });
});

const spec: TrainingSpec = {
  ...plainTraining,
  name: 'job-1',
  recipeId: 'r',
  image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/train:1',
  roleArn: 'arn:aws:iam::123456789012:role/train',
  hyperParameters: { epochs: '3' },
  // moto keeps no environment of a training job.
  environment: {},
  inputs: [{ channel: 'train', s3Uri: 's3://data/train/', contentType: 'text/csv' }],
  outputS3Uri: 's3://data/out',
  checkpointS3Uri: 's3://data/checkpoints',
  metricDefinitions: [{ name: 'train:loss', regex: 'loss=([0-9.]+)' }],
  instanceType: 'ml.m5.large',
  instanceCount: 1,
  volumeGb: 10,
  maxRuntimeSeconds: 3_600,
  spot: false,
  tags: { project: 'upside' },
};

const processing: ProcessingSpec = {
  name: 'prepare-1',
  image: spec.image,
  entrypoint: ['python3', 'prepare.py'],
  arguments: ['--seed', '7'],
  // moto keeps neither environment nor cluster of a processing job.
  environment: {},
  inputs: [{ name: 'raw', s3Uri: 's3://data/raw/', localPath: '/opt/ml/processing/input/raw' }],
  outputs: [{ name: 'prepared', s3Uri: 's3://data/prepared', localPath: '/opt/ml/processing/output/prepared' }],
  roleArn: spec.roleArn,
  instanceType: 'ml.m5.large',
  volumeGb: 10,
  maxRuntimeSeconds: 3_600,
  tags: { project: 'upside' },
};

it('knows whose keys it uses', async () => {
  expect(must(await aws.identity.whoAmI()).accountId).toBe('123456789012');
});

it('creates, describes and lists a training job, and says when a name is taken or unknown', async () => {
  const { arn } = must(await aws.trainingJobs.create(spec));
  const job = must(await aws.trainingJobs.describe(spec.name));
  expect(job).toMatchObject({ arn, image: spec.image, hyperParameters: spec.hyperParameters, inputs: spec.inputs });
  expect(isSameJob(job, spec)).toBe(true);
  expect(isSameJob(job, { ...spec, hyperParameters: { epochs: '4' } })).toBe(false);
  for (let i = 2; i <= 120; i += 1) must(await aws.trainingJobs.create({ ...spec, name: `job-${i}` }));
  expect(must(await aws.trainingJobs.list(never))).toHaveLength(120);
  expect(await aws.trainingJobs.describe('unknown')).toMatchObject({ ok: false, error: { code: 'job.not-found' } });
});

it('creates, describes and lists a processing job, and says when one is unknown', async () => {
  const asked = processing;
  const { arn } = must(await aws.processingJobs.create(asked));
  const job = must(await aws.processingJobs.describe(asked.name));
  const { instanceType, volumeGb } = asked;
  const whole = { ...job, spec: { ...job.spec, instanceType, volumeGb } };
  expect(whole).toMatchObject({ arn, program: spec.image, spec: { ...asked, tags: {} } });
  expect(isSameProcessingJob(whole, asked)).toBe(true);
  expect(must(await aws.processingJobs.list(never))).toMatchObject([{ name: asked.name, arn, program: null }]);
  expect(await aws.processingJobs.describe('unknown')).toMatchObject({ ok: false, error: { code: 'job.not-found' } });
});

it.each([
  ['an empty file', 0],
  ['a small file', 1_000],
  ['a file in parts', 17 * 1024 * 1024 + 3],
])('uploads %s and reads the same bytes back', async (_what, size) => {
  const path = join(folder, `${size}.bin`);
  const content = randomBytes(size);
  await writeFile(path, content);
  const told: number[] = [];
  const sent = must(
    await aws.objects.upload(`s3://data/train/${size}.bin`, path, {
      signal: never,
      onProgress: (bytes) => told.push(bytes),
    }),
  );
  expect(sent.bytes).toBe(size);
  expect(must(await aws.objects.head(`s3://data/train/${size}.bin`)).bytes).toBe(size);
  expect(
    Buffer.from(must(await aws.objects.readStart(`s3://data/train/${size}.bin`, 100))).equals(content.subarray(0, 100)),
  ).toBe(true);
  const { body } = must(await aws.objects.read(`s3://data/train/${size}.bin`, never));
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk as Uint8Array);
  expect(Buffer.concat(chunks).equals(content)).toBe(true);
  expect(told.every((bytes, i) => bytes <= size && bytes >= (told[i - 1] ?? 0))).toBe(true);
});

it('names what is missing in S3', async () => {
  expect(await aws.objects.bucketExists('no-such-bucket')).toMatchObject({
    ok: false,
    error: { code: 'object.not-found' },
  });
  expect(await aws.objects.head('s3://data/no-such-key')).toMatchObject({
    ok: false,
    error: { code: 'object.not-found' },
  });
  expect(must(await aws.objects.list('data', 'train/')).map(({ key }) => key)).toContain('train/1000.bin');
});

it('reads a log from its head to its end and goes on from there', async () => {
  const client = new CloudWatchLogsClient({ ...moto.connection, endpoint: moto.connection.endpoint ?? '' });
  const place = { logGroupName: '/aws/sagemaker/TrainingJobs', logStreamName: 'job-1/algo-1' };
  expect(must(await aws.logs.streams('job-1'))).toEqual([]);
  await client.send(new CreateLogGroupCommand({ logGroupName: place.logGroupName }));
  await client.send(new CreateLogStreamCommand(place));
  const at = Date.now() - 60_000;
  const put = (from: number, count: number) =>
    client.send(
      new PutLogEventsCommand({
        ...place,
        logEvents: Array.from({ length: count }, (_v, i) => ({
          timestamp: at + from + i,
          message: `line ${from + i}`,
        })),
      }),
    );
  await put(0, 300);
  expect(must(await aws.logs.streams('job-1'))).toEqual(['job-1/algo-1']);
  const read = async (token: string | null): Promise<{ texts: string[]; token: string }> => {
    const texts: string[] = [];
    for (let next = token; ; ) {
      const page = must(await aws.logs.read('job-1/algo-1', next));
      texts.push(...page.events.map(({ text }) => text));
      if (page.atEnd) return { texts, token: page.token };
      next = page.token;
    }
  };
  const first = await read(null);
  expect(first.texts).toEqual(Array.from({ length: 300 }, (_v, i) => `line ${i}`));
  await put(300, 5);
  expect((await read(first.token)).texts).toEqual(Array.from({ length: 5 }, (_v, i) => `line ${300 + i}`));
  client.destroy();
});

it('reads CPU and memory of the host', async () => {
  const client = new CloudWatchClient({ ...moto.connection, endpoint: moto.connection.endpoint ?? '' });
  const at = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 60_000);
  const Dimensions = [{ Name: 'Host', Value: 'job-1/algo-1' }];
  const datum = (MetricName: string, Value: number) => ({
    MetricName,
    Value,
    Dimensions,
    Timestamp: at,
    Unit: 'Percent' as const,
  });
  await client.send(
    new PutMetricDataCommand({
      Namespace: '/aws/sagemaker/TrainingJobs',
      MetricData: [datum('CPUUtilization', 80), datum('MemoryUtilization', 20)],
    }),
  );
  const series = must(await aws.metrics.instanceSeries('job-1', at.getTime() - 60_000, at.getTime() + 120_000));
  expect(series.map(({ name, points }) => [name, points[0]?.value])).toEqual([
    ['CPUUtilization', 80],
    ['MemoryUtilization', 20],
  ]);
  client.destroy();
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
  must(await aws.processingJobs.create({ ...processing, name: 'stop-me' }));
  must(await aws.processingJobs.stop('stop-me'));
  expect(['Stopping', 'Stopped']).toContain(must(await aws.processingJobs.describe('stop-me')).status);
});

it('follows a log live from its start to the end of the session', async () => {
  const client = new CloudWatchLogsClient({ ...moto.connection, endpoint: moto.connection.endpoint ?? '' });
  const place = { logGroupName: '/aws/sagemaker/TrainingJobs', logStreamName: 'job-live/algo-1' };
  // The log that is read above may be in the group already.
  await client.send(new CreateLogGroupCommand({ logGroupName: place.logGroupName })).catch(() => undefined);
  await client.send(new CreateLogStreamCommand(place));
  await client.send(new PutLogEventsCommand({ ...place, logEvents: [{ timestamp: Date.now(), message: 'loss=0.5' }] }));
  const told = [];
  for await (const event of aws.logs.tail('job-live', never)) told.push(event);
  expect(told).toMatchObject([
    { kind: 'started' },
    { kind: 'events', sampled: false, events: [{ stream: 'job-live/algo-1', text: 'loss=0.5' }] },
    { kind: 'ended' },
  ]);
  client.destroy();
});
