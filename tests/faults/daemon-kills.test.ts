import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { CreateTrainingJobCommand, StopTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningDaemon, startLocalDaemon } from '../fakes/local-daemon';
import { processesOf } from '../fakes/processes-of';
import { seededRandom } from '../fakes/seeded-random';
import { python, WorkspaceDriver } from '../fakes/workspace-driver';
import { Acknowledged } from './acknowledged';

const rounds = 40;
const seed = Number(process.env.UPSIDE_TEST_SEED ?? 20_261_123);
let root: string;
let running: RunningDaemon | null;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'upside-kills-'));
  running = null;
});
afterEach(async () => {
  await running?.kill();
  // Killed with a job under way (only after a failure), it left processes; the next daemon ends them.
  if (processesOf(root).length > 0) await (await startLocalDaemon({ root })).stop();
  await rm(root, { recursive: true, force: true });
});

async function start(): Promise<WorkspaceDriver> {
  running = await startLocalDaemon({ root, python, slots: 1 });
  return new WorkspaceDriver(running);
}

/** Starts a daemon that is killed after `milliseconds`; true when it was still starting then. */
async function killWhileStarting(milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const daemon = await startLocalDaemon({
      root,
      onSpawned: (child) => {
        timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
      },
    });
    await daemon.kill();
    return false;
  } catch (error) {
    expect(String(error), 'it ended by itself').toContain('ended with code null');
    return true;
  } finally {
    clearTimeout(timer);
  }
}

const rows = Array.from(
  { length: 60 },
  (_, index) => `the ${['boat', 'tree'][index % 2]} number ${index},${['harbour', 'forest'][index % 2]}`,
);

test(`${rounds} random kill -9 of the daemon lose nothing acknowledged, leave no half artifact and no orphan`, async () => {
  const random = seededRandom(seed);
  const acknowledged = new Acknowledged();
  let killedStarting = 0;
  let sleeper = '';
  let orphans: readonly number[] = [];
  let orphansSeen = 0;

  for (let round = 0; round < rounds; round++) {
    // Every other round the daemon that recovers from the last kill is killed at that.
    if (round % 2 === 1 && (await killWhileStarting(100 + random() * 200))) killedStarting += 1;
    const workspace = await start();
    expect(processesOf(root).filter(({ pid }) => orphans.includes(pid))).toEqual([]);
    if (round === 0) {
      await workspace.put('kills/data/train.csv', `text,label\n${rows.join('\n')}\n`);
      sleeper = await workspace.putCode('sleeper', 'import time\ntime.sleep(600)\n');
    }
    const listed = await workspace.jobNames();
    expect(acknowledged.jobs.filter((name) => !listed.has(name))).toEqual([]);
    const writing = [acknowledged.createJobs(workspace, round, sleeper), acknowledged.uploadParts(workspace, round)];
    // The moment of the kill is the experiment, not a wait for something.
    await wait(random() * 900);
    await running?.kill();
    await Promise.all(writing);
    workspace.close();
    orphans = processesOf(root).map(({ pid }) => pid);
    orphansSeen += orphans.length;
  }

  const workspace = await start();
  for (const name of acknowledged.jobs.filter((job) => job.endsWith('-0'))) {
    const { TrainingJobStatus } = await workspace.describe(name);
    if (TrainingJobStatus === 'InProgress')
      await workspace.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: name }));
  }
  const ends = new Map<string, string>();
  for (const name of acknowledged.jobs) {
    const { TrainingJobStatus, ModelArtifacts } = await workspace.ended(name, 120_000);
    if (TrainingJobStatus === 'Completed') ends.set(name, String(ModelArtifacts?.S3ModelArtifacts));
  }
  await acknowledged.expectAll(workspace);
  const listing = new ListObjectsV2Command({ Bucket: workspace.bucket, Prefix: 'kills/out/' });
  const artifacts = ((await workspace.s3.send(listing)).Contents ?? []).map(({ Key }) => String(Key));
  for (const key of artifacts) gunzipSync(await workspace.get(key));
  const present = new Set(artifacts.map((key) => `s3://${workspace.bucket}/${key}`));
  expect([...ends].filter(([, artifact]) => !present.has(artifact)).map(([name]) => name)).toEqual([]);
  const { jobs, objects, uploads } = acknowledged;
  console.log(
    `seed ${seed}: acknowledged ${jobs.length} jobs, ${objects} objects, ${uploads.length} multipart uploads ` +
      `(${uploads.filter(({ completed }) => !completed).length} cut off); ${ends.size} completed, ${artifacts.length} artifacts; ` +
      `${orphansSeen} orphans ended; ${killedStarting} kills during recovery`,
  );
  expect(orphansSeen).toBeGreaterThan(rounds / 4);
  expect(jobs.length).toBeGreaterThan(rounds / 2);
  expect(uploads.filter(({ completed }) => !completed).length).toBeGreaterThan(rounds / 8);
  expect(killedStarting).toBeGreaterThan(rounds / 8);
  workspace.close();
  await running?.stop();
  expect(processesOf(root)).toEqual([]);
});

const steps = 200;
/** Counts to 200 in about eight seconds, keeps every tenth number, and goes on from the greatest it finds. */
const counting = `
import os, pathlib, time
kept = pathlib.Path(os.environ["SM_CHECKPOINT_DIR"])
start = max((int(path.name) for path in kept.iterdir() if path.read_text() == "whole " + path.name), default=0)
print(f"goes on from {start}", flush=True)
for step in range(start + 1, ${steps} + 1):
    time.sleep(0.04)
    print(f"step {step}", flush=True)
    if step % 10 == 0:
        (kept / str(step)).write_text(f"whole {step}")
pathlib.Path(os.environ["SM_MODEL_DIR"], "counted").write_text(str(step))
`;

test('a job with checkpoints goes on from the last one over random kill -9 and completes', async () => {
  const random = seededRandom(seed);
  let workspace = await start();
  const code = await workspace.putCode('counts', counting);
  await workspace.sagemaker.send(
    new CreateTrainingJobCommand(
      workspace.scriptJob('counts', code, {
        CheckpointConfig: { S3Uri: `s3://${workspace.bucket}/checkpoints/counts` },
        EnableManagedSpotTraining: true,
        StoppingCondition: { MaxRuntimeInSeconds: 600, MaxWaitTimeInSeconds: 600 },
      }),
    ),
  );
  for (let kill = 0; kill < 5; kill++) {
    await wait(1000 + random() * 2500);
    await running?.kill();
    workspace.close();
    await killWhileStarting(100 + random() * 200);
    workspace = await start();
  }
  const job = await workspace.ended('counts', 120_000);
  expect(job).toMatchObject({ TrainingJobStatus: 'Completed' });
  const lines = await workspace.lines('counts');
  const begins = lines.flatMap((line) => (line.startsWith('goes on from ') ? [Number(line.slice(13))] : []));
  console.log(`seed ${seed}: attempts went on from ${begins.join(', ')}`);
  // A checkpoint in S3 stays: no attempt begins before one that an earlier attempt began from.
  expect(begins).toEqual([...begins].sort((a, b) => a - b));
  expect(begins.filter((step) => step > 0).length).toBeGreaterThan(1);
  const counted = new Set(lines.flatMap((line) => (line.startsWith('step ') ? [Number(line.slice(5))] : [])));
  for (const begin of begins)
    for (let step = 1; step <= begin; step++) expect(counted.has(step), `step ${step} before ${begin}`).toBe(true);
  expect([...counted].sort((a, b) => a - b)).toEqual(Array.from({ length: steps }, (_, index) => index + 1));
  expect(gunzipSync(await workspace.get('out/counts/output/model.tar.gz')).toString('latin1')).toContain(`counted`);
  workspace.close();
  await running?.stop();
  expect(processesOf(root)).toEqual([]);
});
