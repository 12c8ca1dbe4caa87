import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { CreateLogGroupCommand, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { CreateTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RunningDaemon, startLocalDaemon } from '../fakes/local-daemon';
import { processesOf } from '../fakes/processes-of';
import { mountSmallDisk, type SmallDisk } from '../fakes/small-disk';
import { python, WorkspaceDriver } from '../fakes/workspace-driver';

const mounted = mountSmallDisk(48);
const disk: SmallDisk | null = 'refused' in mounted ? null : mounted;
if ('refused' in mounted) console.log(`daemon-disk-full is skipped: ${mounted.refused}`);
afterAll(() => disk?.remove());

/** What every service answers on a full disk, and a person can act on. */
const full = { name: 'InsufficientStorage', message: expect.stringMatching(/disk .* is full.* free some space/) };

/** Counts aloud until it is stopped. */
const ticking = `
import time
for n in range(10**9):
    print(f"tick {n}", flush=True)
    time.sleep(0.02)
`;
/** Writes model output without end. */
const flooding = `
import os
with open(os.path.join(os.environ["SM_MODEL_DIR"], "weights"), "wb") as out:
    while True: out.write(os.urandom(2**20))
`;
/** Leaves a model that fits the disk once, but not a second time as an archive. */
const large = `
import os
with open(os.path.join(os.environ["SM_MODEL_DIR"], "weights"), "wb") as out:
    out.write(os.urandom(28 * 2**20))
print("trained", flush=True)
`;

describe.runIf(disk !== null)('the local workspace on a full disk', () => {
  const root = join(disk?.folder ?? '', 'workspace');
  let daemon: RunningDaemon;
  let workspace: WorkspaceDriver;
  /** Everything the daemon said yes to. */
  const objects = new Map<string, string>();
  const jobs: string[] = [];
  const events: string[] = [];

  async function open(): Promise<void> {
    daemon = await startLocalDaemon({ root, python, slots: 2 });
    workspace = new WorkspaceDriver(daemon);
  }
  beforeAll(async () => {
    await open();
    await workspace.logs.send(new CreateLogGroupCommand({ logGroupName: 'own' }));
    await workspace.logs.send(new CreateLogStreamCommand({ logGroupName: 'own', logStreamName: 's' }));
  });
  afterEach(() => disk?.free());
  afterAll(async () => {
    workspace?.close();
    await daemon?.stop();
    expect(processesOf(root)).toEqual([]);
  });

  async function put(key: string, bytes: number): Promise<void> {
    const body = Buffer.alloc(bytes, key);
    await workspace.put(key, body);
    objects.set(key, createHash('sha256').update(body).digest('hex'));
  }
  async function log(text: string): Promise<void> {
    const logEvents = [{ timestamp: Date.now(), message: text }];
    await workspace.logs.send(new PutLogEventsCommand({ logGroupName: 'own', logStreamName: 's', logEvents }));
    events.push(text);
  }
  async function create(name: string, codeUri: string): Promise<void> {
    await workspace.sagemaker.send(new CreateTrainingJobCommand(workspace.scriptJob(name, codeUri)));
    jobs.push(name);
  }
  /** Repeats a write until it is refused: pages SQLite has already may take a few. */
  async function untilRefused(write: (n: number) => Promise<void>): Promise<unknown> {
    for (let n = 0; n < 2000; n++) {
      const refusal = await write(n).then(
        () => null,
        (error: unknown) => error,
      );
      if (refusal !== null) return refusal;
    }
    return null;
  }
  async function expectNothingLost(): Promise<void> {
    for (const [key, digest] of objects) {
      expect(
        createHash('sha256')
          .update(await workspace.get(key))
          .digest('hex'),
        key,
      ).toBe(digest);
    }
    expect(jobs.filter((name) => !listed.has(name))).toEqual([]);
    expect(await workspace.linesOf('own', 's')).toEqual(events);
  }
  let listed: ReadonlySet<string> = new Set();
  const listJobs = async (): Promise<void> => {
    listed = await workspace.jobNames();
  };
  const ticks = async (): Promise<readonly string[]> => {
    const lines = (await workspace.lines('ticks')).filter((line) => line.startsWith('tick '));
    expect(lines).toEqual(lines.map((_, n) => `tick ${n}`));
    return lines;
  };

  it('a job that fills it fails in plain words and gives the space back; its neighbour goes on', async () => {
    await create('ticks', await workspace.putCode('ticks', ticking));
    await workspace.line('ticks', 'tick 5');
    await create('floods', await workspace.putCode('floods', flooding));
    const flooded = await workspace.ended('floods');
    expect(flooded).toMatchObject({
      TrainingJobStatus: 'Failed',
      FailureReason: expect.stringMatching(/^AlgorithmError: .*No space left on device/s),
    });
    await create('large', await workspace.putCode('large', large));
    expect(await workspace.ended('large')).toMatchObject({
      TrainingJobStatus: 'Failed',
      FailureReason: expect.stringMatching(/^ClientError: Artifact upload failed: .*disk .* is full.* free some space/),
    });
    expect(await workspace.line('large', 'trained')).toBe('trained');
    await expect(workspace.get('out/large/output/model.tar.gz')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await workspace.describe('ticks')).toMatchObject({ SecondaryStatus: 'Training' });
    const before = (await ticks()).length;
    await workspace.line('ticks', `tick ${before + 5}`);
  });

  it('every write is refused with its reason, reading goes on, and freed space is enough to go on', async () => {
    await put('kept', 100_000);
    await log('kept');
    const code = await workspace.putCode('late', 'print("ran", flush=True)');
    const multipart = { Bucket: workspace.bucket, Key: 'parts' };
    const { UploadId } = await workspace.s3.send(new CreateMultipartUploadCommand(multipart));
    const part = (PartNumber: number) =>
      workspace.s3.send(
        new UploadPartCommand({ ...multipart, UploadId, PartNumber, Body: Buffer.alloc(5 * 2 ** 20, PartNumber) }),
      );
    const first = await part(1);
    disk?.fill();

    await expect(put('refused', 1_000_000)).rejects.toMatchObject(full);
    const stream = new PutObjectCommand({
      Bucket: workspace.bucket,
      Key: 'refused',
      Body: Readable.from([Buffer.alloc(3_000_000)]),
      ContentLength: 3_000_000,
    });
    await expect(workspace.s3.send(stream)).rejects.toMatchObject(full);
    await expect(part(2)).rejects.toMatchObject(full);
    expect(await untilRefused((n) => create(`refused-${n}`, code))).toMatchObject(full);
    expect(await untilRefused((n) => log(`${n} ${'x'.repeat(10_000)}`))).toMatchObject(full);
    expect(
      await untilRefused((n) =>
        workspace.s3.send(new CreateMultipartUploadCommand({ ...multipart, Key: `more-${n}` })).then(() => {}),
      ),
    ).toMatchObject(full);
    await listJobs();
    await expectNothingLost();
    await expect(workspace.get('refused')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect((await workspace.s3.send(new ListPartsCommand({ ...multipart, UploadId }))).Parts).toMatchObject([
      { PartNumber: 1, ETag: first.ETag },
    ]);

    disk?.free();
    const second = await part(2);
    const Parts = [first, second].map(({ ETag }, index) => ({ ETag, PartNumber: index + 1 }));
    await workspace.s3.send(new CompleteMultipartUploadCommand({ ...multipart, UploadId, MultipartUpload: { Parts } }));
    expect((await workspace.get('parts')).length).toBe(10 * 2 ** 20);
    await put('afterwards', 1_000_000);
    await log('afterwards');
    await create('late', code);
    expect(await workspace.ended('late')).toMatchObject({ TrainingJobStatus: 'Completed' });
    await listJobs();
    await expectNothingLost();
    // The job that ran all the while lost no line, and is not behind.
    const before = (await ticks()).length;
    await workspace.line('ticks', `tick ${before + 50}`);
    await ticks();
    expect(daemon.process.exitCode).toBeNull();
  });

  it('killed while it is full, it says at the next start what is wrong, and has everything when there is space', async () => {
    disk?.fill();
    await untilRefused((n) => log(`again ${n} ${'x'.repeat(10_000)}`));
    workspace.close();
    await daemon.kill();
    await expect(startLocalDaemon({ root, python })).rejects.toThrow(
      /ended with code 1: The disk that holds the local workspace is full.*free some space/,
    );
    disk?.free();
    await open();
    await listJobs();
    await expectNothingLost();
    expect((await ticks()).length).toBeGreaterThan(50);
    expect(await workspace.describe('ticks')).toMatchObject({
      TrainingJobStatus: 'Failed',
      FailureReason: expect.stringMatching(/^InternalServerError: the local workspace ended/),
    });
    await put('next', 1_000_000);
    await create('next', await workspace.putCode('next', 'print("ran", flush=True)'));
    expect(await workspace.ended('next')).toMatchObject({ TrainingJobStatus: 'Completed' });
  });
});
