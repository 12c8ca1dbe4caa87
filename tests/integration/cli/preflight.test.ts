import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { offeredTypesSchema } from '../../../shared/model/offered';
import { preflightSchema } from '../../../shared/model/preflight';
import { runCli } from './run-cli';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-cli-preflight-'));
});
afterAll(async () => {
  await runCli(home, ['local', 'stop']);
  await rm(home, { recursive: true, force: true });
});

it('checks a launch, prices it, and neither uploads nor launches anything', async () => {
  const words = ['jobs', 'launch', '--train', 'sample:locations-train', '--check'];
  const said = await runCli(home, words);
  expect(said).toMatchObject({ code: 0 });
  expect(said.stdout).toMatch(/^ok {6}Name: No other is called /m);
  expect(said.stdout).toMatch(/^unknown Data of train: It is uploaded when it is launched\.$/m);
  expect(said.stdout).toMatch(
    /Here \$0\.00\. What AWS would have charged in us-east-1\n.*Per hour +\$0\.115 {2}Price of 2026-08-11/,
  );
  const json = await runCli(home, [...words, '--json']);
  const checked = preflightSchema.parse(JSON.parse(json.stdout));
  expect(checked.problems).toEqual([]);
  expect(checked.bill).toMatchObject({ charged: false, usdPerHour: 0.115 });
  const listed = await runCli(home, ['jobs', 'list', '--json']);
  expect(JSON.parse(listed.stdout).jobs).toEqual([]);
}, 120_000);

it('ends with 1 and names what forbids the launch', async () => {
  const role = 'arn:aws:iam::000000000000:role/other';
  const words = ['jobs', 'launch', '--train', 's3://no-such-bucket-anywhere/x', '--role', role, '--check'];
  const said = await runCli(home, words);
  expect(said.code).toBe(1);
  expect(said.stdout).toMatch(/^FAILED {2}Data of train: There is no bucket no-such-bucket-anywhere\.$/m);
  expect(said.stdout).toMatch(/2 failed/);
  const json = await runCli(home, [...words, '--json']);
  expect(json.code).toBe(1);
  expect(JSON.parse(json.stdout).problems.map(({ field }: { field: string }) => field)).toEqual([
    'inputs.train',
    'roleArn',
  ]);
}, 120_000);

it('shows prices with source and date, and asks nobody for the local workspace', async () => {
  const shown = await runCli(home, ['prices', 'show']);
  expect(shown.stdout).toMatch(/^Prices of us-east-1\. AWS was never asked/);
  expect(shown.stdout).toMatch(/ml\.m5\.large training +\$0\.115 an hour {2}2026-08-11 {2}https:\/\/pricing\./);
  const asked = await runCli(home, ['prices', 'refresh', '--json']);
  expect(asked.code).toBe(1);
  expect(JSON.parse(asked.stderr).error).toMatchObject({ code: 'input.invalid' });
}, 60_000);

it('lists instance types by use, with figures and price, and AWS’s images by their addresses', async () => {
  const types = async (...words: readonly string[]) => {
    const said = await runCli(home, ['catalogue', 'instance-types', ...words, '--json']);
    expect(said.code).toBe(0);
    return offeredTypesSchema.parse(JSON.parse(said.stdout));
  };
  const training = await types();
  expect(training).toMatchObject({ region: 'us-east-1', charged: false });
  expect(training.types.find(({ type }) => type === 'ml.g4dn.xlarge')).toMatchObject({
    vcpus: 4,
    gpu: { name: 'T4' },
    price: { usdPerHour: 0.736, asOf: expect.stringMatching(/^2026-/), source: expect.stringMatching(/^https:/) },
  });
  expect(training.elsewhere).toContain('ml.t2.medium');
  const [hosting, processing] = await Promise.all([types('--hosting'), types('--processing')]);
  expect(hosting.types.map(({ type }) => type)).toContain('ml.t2.medium');
  // CreateProcessingJob takes no P4d, CreateTrainingJob does.
  expect(training.types.map(({ type }) => type)).toContain('ml.p4d.24xlarge');
  expect(processing.elsewhere).toContain('ml.p4d.24xlarge');
  expect((await runCli(home, ['catalogue', 'instance-types', '--hosting', '--training'])).code).toBe(2);
  const words = await runCli(home, ['catalogue', 'instance-types', '--processing']);
  expect(words.stdout).toMatch(/^What AWS would charge for processing in us-east-1\./);
  expect(words.stdout).toMatch(/^ml\.m5\.large +2 vCPU, 8 GiB +x86_64 +\$0\.115 an hour$/m);
  const images = await runCli(home, ['catalogue', 'images', '--inference']);
  expect(images.stdout).toMatch(/763104351884\.dkr\.ecr\.us-east-1\.amazonaws\.com\//);
}, 120_000);
