import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateTrainingJobCommand,
  DescribeTrainingJobCommand,
  paginateListTrainingJobs,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningDaemon, startLocalDaemon } from '../fakes/local-daemon';
import { processesOf } from '../fakes/processes-of';
import { seededRandom } from '../fakes/seeded-random';

const rounds = 40;
const seed = Number(process.env.UPSIDE_TEST_SEED ?? 20_261_123);
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'upside-kills-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** Clients that never retry: an answer counts as acknowledged only if it came. */
function clientsOf(daemon: RunningDaemon) {
  const options = { endpoint: daemon.endpoint, region: daemon.region, credentials: daemon.credentials, maxAttempts: 1 };
  return { s3: new S3Client({ ...options, forcePathStyle: true }), sagemaker: new SageMakerClient(options) };
}

type Clients = ReturnType<typeof clientsOf>;

const rows = Array.from(
  { length: 60 },
  (_, index) => `the ${['boat', 'tree'][index % 2]} number ${index},${['harbour', 'forest'][index % 2]}`,
);
const data = Buffer.from(`text,label\n${rows.join('\n')}\n`);

/** Creates jobs and objects one after another until the daemon is gone; remembers what was acknowledged. */
async function createUntilGone(
  clients: Clients,
  bucket: string,
  round: number,
  acknowledged: { jobs: string[]; objects: Map<string, string> },
) {
  for (let index = 0; ; index++) {
    const name = `kill-${round}-${index}`;
    const key = `kills/${name}.bin`;
    const body = Buffer.alloc(300_000, name);
    try {
      await clients.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
      acknowledged.objects.set(key, createHash('sha256').update(body).digest('hex'));
      await clients.sagemaker.send(
        new CreateTrainingJobCommand({
          TrainingJobName: name,
          AlgorithmSpecification: { TrainingImage: 'upside.local/location-classifier:1', TrainingInputMode: 'File' },
          RoleArn: `arn:aws:iam::${bucket.split('-').at(-1)}:role/UpsideLocalExecution`,
          HyperParameters: { epochs: '2' },
          InputDataConfig: [
            {
              ChannelName: 'train',
              DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: `s3://${bucket}/kills/data/` } },
            },
          ],
          OutputDataConfig: { S3OutputPath: `s3://${bucket}/kills/out` },
          ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 1 },
          StoppingCondition: { MaxRuntimeInSeconds: 60 },
        }),
      );
      acknowledged.jobs.push(name);
    } catch (error) {
      // A killed daemon answers nothing; an answer that refuses would be a fault of this test.
      if ((error as { $response?: unknown }).$response) throw error;
      return;
    }
    // A few jobs a round are enough: each becomes processes that the next round must find.
    if (index >= 2) return;
  }
}

async function namesListed(clients: Clients): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const page of paginateListTrainingJobs({ client: clients.sagemaker }, { MaxResults: 100 })) {
    for (const job of page.TrainingJobSummaries ?? []) names.add(job.TrainingJobName as string);
  }
  return names;
}

async function bodyOf(clients: Clients, bucket: string, key: string): Promise<Buffer> {
  const { Body, ContentLength } = await clients.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const body = await buffer(Body as Readable);
  expect(body.length).toBe(ContentLength);
  return body;
}

async function untilTerminal(
  clients: Clients,
  name: string,
): Promise<{ status: string; artifact: string | undefined }> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const job = await clients.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
    if (job.TrainingJobStatus !== 'InProgress' && job.TrainingJobStatus !== 'Stopping') {
      return { status: String(job.TrainingJobStatus), artifact: job.ModelArtifacts?.S3ModelArtifacts };
    }
    if (Date.now() > deadline) throw new Error(`${name} is still ${job.TrainingJobStatus}.`);
    await wait(100);
  }
}

test(`${rounds} random kill -9 of the daemon lose nothing acknowledged, leave no half artifact and no orphan`, async () => {
  const random = seededRandom(seed);
  const acknowledged = { jobs: [] as string[], objects: new Map<string, string>() };
  let bucket = '';

  for (let round = 0; round < rounds; round++) {
    const daemon = await startLocalDaemon({ root });
    const clients = clientsOf(daemon);
    bucket = `sagemaker-${daemon.region}-${daemon.accountId}`;
    if (round === 0)
      await clients.s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'kills/data/train.csv', Body: data }));
    const listed = await namesListed(clients);
    expect(acknowledged.jobs.filter((name) => !listed.has(name))).toEqual([]);
    const creating = createUntilGone(clients, bucket, round, acknowledged);
    // The moment of the kill is the experiment, not a wait for something.
    await wait(random() * 900);
    daemon.process.kill('SIGKILL');
    await creating;
  }

  const daemon = await startLocalDaemon({ root });
  try {
    const clients = clientsOf(daemon);
    const ends = new Map<string, Awaited<ReturnType<typeof untilTerminal>>>();
    for (const name of acknowledged.jobs) ends.set(name, await untilTerminal(clients, name));
    for (const [key, digest] of acknowledged.objects) {
      expect(
        createHash('sha256')
          .update(await bodyOf(clients, bucket, key))
          .digest('hex'),
        key,
      ).toBe(digest);
    }
    const artifacts = await clients.s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'kills/out/' }));
    for (const { Key } of artifacts.Contents ?? []) gunzipSync(await bodyOf(clients, bucket, Key as string));
    const present = new Set((artifacts.Contents ?? []).map(({ Key }) => `s3://${bucket}/${Key}`));
    for (const [name, { status, artifact }] of ends) {
      if (status === 'Completed')
        expect(present.has(artifact ?? ''), `${name} is Completed without its artifact`).toBe(true);
    }
    console.log(
      `seed ${seed}: ${acknowledged.jobs.length} jobs and ${acknowledged.objects.size} objects acknowledged; ${present.size} artifacts`,
    );
    expect(acknowledged.jobs.length).toBeGreaterThan(rounds / 2);
  } finally {
    await daemon.stop();
  }
  expect(processesOf(root)).toEqual([]);
});
