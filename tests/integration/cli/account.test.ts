import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './run-cli';

let home: string;
const run = (...words: string[]) => runCli(home, words);
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-cli-'));
  await run('local', 'start');
});
afterAll(async () => {
  await run('local', 'stop');
  await rm(home, { recursive: true, force: true });
});

test('lists what there is, and the local workspace says what it has not', async () => {
  for (const [what, words] of [
    ['network', 'has no VPCs'],
    ['keys', 'has no keys'],
    ['roles', 'keeps no roles'],
    ['images', 'has no image registry'],
  ] as const)
    expect(await run('account', what)).toMatchObject({ code: 0, stdout: expect.stringContaining(words) });
  const json = await run('account', 'network', '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({ kind: 'absent' });
});

test('shows the policies of a role before it makes one', async () => {
  const printed = await run('account', 'create-role', 'jobs', '--bucket', 'data', '--print', '--json');
  const { permissions, trust } = JSON.parse(printed.stdout);
  expect(JSON.parse(trust).Statement[0].Principal).toEqual({ Service: 'sagemaker.amazonaws.com' });
  expect(permissions).toContain('arn:aws:s3:::data/*');
  const wrong = await run('account', 'create-role', 'no spaces', '--bucket', 'data', '--print');
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('A role name has') });
});

test('plans a launch with everything a real account takes, and uploads nothing for --print', async () => {
  const source = join(home, 'source');
  await mkdir(source);
  await writeFile(join(source, 'train.py'), 'print("x")\n');
  const words = [
    ...['jobs', 'launch', '--recipe', 'own-container', '--name', 'planned', '--train', 's3://bucket/train.csv'],
    ...['--image', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/train:1', '--script', source],
    ...['--distribution', 'mpi', '--processes', '4', '--instance-count', '2', '--encrypt-traffic'],
    ...['--subnet', 'subnet-1', '--subnet', 'subnet-2', '--security-group', 'sg-1', '--isolate'],
    ...['--spot', '--max-wait', '7200', '--retry', '2', '--volume-key', 'alias/volume', '--set', 'lr=1'],
    ...['--metric', 'loss=loss=(.*)', '--print', 'spec', '--json'],
  ];
  const planned = await run(...words);
  expect(planned.stderr).toBe('');
  expect(JSON.parse(planned.stdout)).toMatchObject({
    name: 'planned',
    hyperParameters: { lr: '1' },
    metricDefinitions: [{ name: 'loss', regex: 'loss=(.*)' }],
    script: { sourceS3Uri: expect.stringMatching(/\/code\/[0-9a-f]{32}\/sourcedir\.tar\.gz$/), entryPoint: 'train.py' },
    distribution: { kind: 'mpi', processesPerHost: 4 },
    network: { subnetIds: ['subnet-1', 'subnet-2'], securityGroupIds: ['sg-1'], isolation: true, encryptTraffic: true },
    maxWaitSeconds: 7200,
    retryAttempts: 2,
    volumeKmsKeyId: 'alias/volume',
  });
  const refused = await run(...words.filter((word) => word !== '--spot'));
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('Only a job on spot capacity') });
  const unknown = await run(...words, '--input-mode', 'Slow');
  expect(unknown).toMatchObject({ code: 2 });
});

test('a recipe with a program brings its image for the instance and its source along', async () => {
  const words = ['jobs', 'launch', '--recipe', 'location-classifier-distilbert', '--train', 's3://bucket/train.csv'];
  const print = ['--print', 'spec', '--json'];
  const gpu = JSON.parse((await run(...words, ...print)).stdout);
  expect(gpu).toMatchObject({
    image: expect.stringContaining('.dkr.ecr.us-east-1.amazonaws.com/huggingface-pytorch-training:'),
    script: { sourceS3Uri: expect.stringMatching(/\/code\/[0-9a-f]{32}\/sourcedir\.tar\.gz$/), entryPoint: 'train.py' },
    instanceType: 'ml.g4dn.xlarge',
  });
  const cpu = JSON.parse((await run(...words, '--instance-type', 'ml.m5.xlarge', ...print)).stdout);
  expect([cpu.image, cpu.script]).toEqual([expect.stringContaining('-cpu-'), gpu.script]);
  const own = JSON.parse((await run(...words, '--image', 'mine:1', ...print)).stdout);
  expect([own.image, own.script]).toEqual(['mine:1', gpu.script]);
  const arm = await run(...words, '--instance-type', 'ml.m6g.large', ...print);
  expect(arm).toMatchObject({ code: 1, stderr: expect.stringContaining('ml.m6g.large is arm64') });
});
