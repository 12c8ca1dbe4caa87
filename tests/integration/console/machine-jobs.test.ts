import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DeleteBucketCommand, DeleteObjectsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Console } from '../../../electron/domains/console';
import type { OneVersion, TranscriptOrigin } from '../../../electron/domains/datasets/contract';
import type { InsightKind } from '../../../electron/domains/insights/contract';
import type { Scope } from '../../../electron/domains/scope';
import { preparationOptionsSchema } from '../../../shared/model/dataset/preparation';
import { machineJobName } from '../../../shared/model/machine-job';
import { type AwsFiles, awsFiles } from '../../fakes/aws-files';
import { type FaultProxy, startFaultProxy } from '../../fakes/fault-proxy';
import { type Moto, startMoto } from '../../fakes/moto';
import { all, first, must, openTestConsole, type TestConsole } from '../../fakes/opened-console';
import { runCli } from '../cli/run-cli';

const { signal } = new AbortController();
const bucket = 'sagemaker-us-east-1-123456789012';
const sample: TranscriptOrigin = { kind: 'sample' };
let moto: Moto;
let proxy: FaultProxy;
let files: AwsFiles;
let s3: S3Client;
let folder: string;
let opened: TestConsole;
/** The workspace on AWS. */
let lab: Console;
let scope: Scope;

beforeAll(async () => {
  moto = await startMoto();
  const endpoint = moto.connection.endpoint ?? '';
  proxy = await startFaultProxy(Number(new URL(endpoint).port));
  s3 = new S3Client({ ...moto.connection, endpoint, forcePathStyle: true });
  folder = mkdtempSync(join(tmpdir(), 'upside-machine-'));
  const keys = 'aws_access_key_id = testing\naws_secret_access_key = testing\n';
  files = awsFiles(`[profile lab]\nregion = us-east-1\nendpoint_url = http://127.0.0.1:${proxy.port}\n${keys}`);
  opened = await openTestConsole({ environment: files.environment });
  must(await opened.console.workspace.reconnect());
  const wish = { profile: 'lab', region: 'us-east-1', name: 'Lab', colour: 'teal', production: false } as const;
  const { id } = must(await opened.console.workspaces.add(wish));
  lab = must(await opened.console.in(id));
  must(await lab.workspace.reconnect());
  scope = must(await lab.workspace.scope());
}, 240_000);
afterAll(async () => {
  await opened?.destroy();
  s3?.destroy();
  await proxy?.close();
  await moto?.stop();
  files?.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function importing(dataset: string, origin: TranscriptOrigin): Promise<OneVersion & { jobName: string | null }> {
  const confirmed = { accountId: scope.accountId, region: scope.region, target: dataset };
  const options = preparationOptionsSchema.parse({});
  const done = (await all(lab.datasets.import(scope, { dataset, origin, options, confirmed }, signal))).at(-1);
  if (done?.kind !== 'done') throw new Error('The import did not end.');
  return { dataset, version: done.version, jobName: done.jobName };
}

async function settled(dataset: string) {
  const list = await first(
    lab.datasets.watchList(scope, signal),
    ({ source, versions }) =>
      source === 'live' && versions.some((one) => one.dataset === dataset && one.status !== 'preparing'),
  );
  return list.versions.find((one) => one.dataset === dataset);
}

async function computing(one: OneVersion, what: InsightKind): Promise<string> {
  const target = `${what} of ${one.dataset}@${one.version}`;
  const confirmed = { accountId: scope.accountId, region: scope.region, target };
  return must(await lab.insights.compute(scope, one, what, confirmed)).jobName;
}

async function ended(jobName: string) {
  const watched = await all(lab.insights.watch(scope, jobName, signal));
  const { failureReason, status } = watched.at(-1)?.value ?? {};
  return { status, failureReason, first: watched[0]?.value.status };
}

const inAccount = async (prefix: string) =>
  ((await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }))).Contents ?? []).map(({ Key }) => Key);

/** What lies in the local workspace for the account. */
async function staged(): Promise<number> {
  const here = await opened.scope();
  const { objects } = must(
    await opened.console.objects.deletePlan(here, { bucket: here.bucket, keys: [], prefixes: ['machine/'] }),
  );
  return objects;
}

it('prepares the sample for an account on this computer, and its report is read from the account', async () => {
  const { jobName, ...one } = await importing('town', sample);
  expect(jobName).toBe(`prepare-town-${one.version}-1`);
  expect(await settled('town')).toMatchObject({ status: 'ready', failure: null, jobName });
  const { value } = must(await lab.datasets.show(scope, one));
  expect(value.report?.leakage).toMatchObject({ sharedScenes: 0, sharedNgrams: 0 });
  expect(value.card?.counts.records).toBeGreaterThan(100);
  const keys = await inAccount(`datasets/town/${one.version}/prepared/`);
  expect(keys).toEqual(value.files.map(({ path }) => `datasets/town/${one.version}/prepared/${path}`).sort());
  // No job of the account did it, and nothing of it stays here but the job itself.
  expect(must(await lab.processing.list(scope)).jobs).toEqual([]);
  const here = await opened.scope();
  const name = machineJobName(scope.workspaceId, jobName ?? '');
  expect(must(await opened.console.processing.show(here, name)).value.status).toBe('Completed');
  await expect.poll(staged).toBe(0);
  const { records } = must(
    await opened.console.audit.list({ text: scope.workspaceId, action: null, outcome: null }, null, 50),
  );
  expect(records.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['machine-jobs.launch', 'machine-jobs.end', 'datasets.import']),
  );
});

it('computes themes and network, also while keys expire on the way', async () => {
  const version =
    must(await lab.datasets.list(scope)).versions.find(({ dataset }) => dataset === 'town')?.version ?? '';
  const one = { dataset: 'town', version };
  const network = await computing(one, 'network');
  expect(await ended(network)).toMatchObject({ status: 'Completed', failureReason: null, first: 'InProgress' });
  expect(must(await lab.insights.network(scope, one))).toMatchObject({ kind: 'ready' });

  const themes = await computing(one, 'themes');
  proxy.fail('PUT', 'expired', 2);
  await first(lab.workspace.watch(signal), ({ connection }) => connection.kind === 'offline');
  expect(await inAccount(`datasets/town/${version}/insights/themes/`)).toEqual([]);
  must(await lab.workspace.reconnect());
  expect(await ended(themes)).toMatchObject({ status: 'Completed' });
  expect(must(await lab.insights.themes(scope, one))).toMatchObject({ kind: 'ready' });
});

it('says why a program failed, as it said it', async () => {
  const binary = join(folder, 'noise.srt');
  writeFileSync(binary, Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7_919) % 256)));
  const origin: TranscriptOrigin = { kind: 'paths', paths: [binary] };
  const { jobName, ...one } = await importing('noise', origin);
  const why = { status: 'failed', failure: expect.stringContaining('noise.srt') };
  expect(await settled('noise')).toMatchObject(why);
  await expect.poll(staged).toBe(0);
  // Deleted and imported again, its job has a name that is not taken.
  const { accountId, region } = scope;
  must(await lab.datasets.delete(scope, one, { accountId, region, target: `noise@${one.version}` }));
  const again = await importing('noise', origin);
  expect([jobName, again.jobName]).toEqual([1, 2].map((attempt) => `prepare-noise-${one.version}-${attempt}`));
  expect(await settled('noise')).toMatchObject(why);
});

it('starts nothing when an import is cancelled while this computer fetches what it reads', async () => {
  const stop = new AbortController();
  const { accountId, region } = scope;
  const request = { dataset: 'left', origin: sample, options: preparationOptionsSchema.parse({}) };
  const confirmed = { accountId, region, target: 'left' };
  let release = (): void => undefined;
  let before = 0;
  const running = (async () => {
    for await (const item of lab.datasets.import(scope, { ...request, confirmed }, stop.signal)) {
      if (must(item).kind === 'done') throw new Error('The import was not cancelled.');
      // What is asked from now on is what the program reads.
      if (before === 0) release = proxy.hold('GET');
      before ||= proxy.count('GET');
    }
  })();
  await expect.poll(() => before > 0 && proxy.count('GET') > before, { timeout: 30_000 }).toBe(true);
  stop.abort();
  release();
  await running;
  const { jobs } = must(await opened.console.processing.list(await opened.scope()));
  expect(jobs.filter(({ name }) => name.startsWith('prepare-left-'))).toEqual([]);
  await expect.poll(staged).toBe(0);
});

it('launches nothing in the account that only this computer can run', async () => {
  const here = await opened.scope();
  const [job] = must(await opened.console.processing.list(here)).jobs;
  const { spec } = must(await opened.console.processing.show(here, job?.name ?? '')).value;
  const confirmed = { accountId: scope.accountId, region: scope.region, target: spec.name };
  expect(await lab.processing.launch(scope, spec, confirmed)).toMatchObject({
    ok: false,
    error: { code: 'workspace.unsupported', message: expect.stringContaining(spec.image) },
  });
});

it('finishes what a killed command has begun, when somebody looks next', async () => {
  await opened.close();
  const words = ['data', 'prepare', 'sample:transcripts', '--name', 'kept', '--wait', '--workspace', scope.workspaceId];
  const env = { ...files.environment, PATH: process.env.PATH, UPSIDE_HOME: opened.home };
  opened = await openTestConsole({ home: opened.home, environment: files.environment });
  const { reached, release } = proxy.holdAt('PUT', '/prepared/');
  const child = spawn(process.execPath, [resolve('out/node/cli.js'), ...words], { env, stdio: 'ignore' });
  await reached;
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect((await inAccount('datasets/kept/')).filter((key) => key?.includes('/prepared/card.json'))).toEqual([]);
  release();
  const sets = await runCli(
    opened.home,
    ['data', 'sets', '--json', '--workspace', scope.workspaceId],
    signal,
    files.environment,
  );
  const kept = JSON.parse(sets.stdout).versions.find(({ dataset }: { dataset: string }) => dataset === 'kept');
  expect(kept).toMatchObject({ status: 'ready', failure: null });
});

it('says why the account did not take what a program wrote, and keeps nothing of it here', async () => {
  lab = must(await opened.console.in(scope.workspaceId));
  must(await lab.workspace.reconnect());
  const { reached, release } = proxy.holdAt('PUT', '/prepared/');
  const { jobName } = await importing('refused', sample);
  await reached;
  const Objects = (await inAccount('')).map((Key) => ({ Key }));
  await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
  await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
  const end = ended(jobName ?? '');
  release();
  expect(await end).toMatchObject({
    status: 'Failed',
    failureReason: expect.stringContaining('What it wrote could not be brought to the bucket'),
  });
  await expect.poll(staged).toBe(0);
});
