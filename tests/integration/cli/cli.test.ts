import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './run-cli';

let home: string;
const cli = (...words: string[]) => runCli(home, words);
const json = async (...words: string[]) => {
  const run = await cli(...words, '--json');
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout);
};
const sample = ['--train', 'sample:locations-train', '--validation', 'sample:locations-validation'];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-cli-'));
});
afterAll(async () => {
  await cli('local', 'stop');
  await rm(home, { recursive: true, force: true });
});

test('help names every command and touches nothing', async () => {
  const help = await cli('--help');
  expect(help.code).toBe(0);
  const commands = ['jobs', 'models', 'endpoints', 'promote', 'revert', 'promotions', 'chat', 'chats', 'audit'];
  for (const command of [...commands, 'data', 'local', 'tour'])
    expect(help.stdout).toMatch(new RegExp(`^ +${command} `, 'm'));
  expect((await cli('jobs', 'launch', '--help')).stdout).toContain('--train <data>');
  expect((await cli('local', 'status')).stdout).toBe('stopped\n');
});

test('a reader that has seen enough is no failure', async () => {
  const child = spawn(process.execPath, [resolve('out/node/cli.js'), 'jobs', 'launch', '--help'], {
    env: { PATH: process.env.PATH, UPSIDE_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const [code] = await once(child, 'close');
  expect(complaints.join('')).toBe('');
  expect(code).toBe(0);
});

test('wrong usage exits 2 and says how it is used', async () => {
  for (const words of [
    ['frobnicate'],
    ['jobs', 'show'],
    ['jobs', 'launch', '--instance-count', 'many'],
    ['jobs', 'launch', '--set', 'epochs'],
  ]) {
    const run = await cli(...words);
    expect(run.code, words.join(' ')).toBe(2);
    expect(run.stderr).toContain('--help');
    expect(run.stdout).toBe('');
  }
  const asked = await cli('jobs', 'list', '--frobnicate', '--json');
  expect([asked.code, JSON.parse(asked.stderr).error.code]).toEqual([2, 'input.invalid']);
});

test('local start, status, env and stop manage one process', async () => {
  const started = await json('local', 'start');
  expect(started).toMatchObject({
    endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    region: 'us-east-1',
  });
  expect(await json('local', 'status')).toMatchObject({ status: 'running', endpoint: started.endpoint });
  const { stdout } = await cli('local', 'env');
  expect(stdout).toContain(`export AWS_ENDPOINT_URL='${started.endpoint}'`);
  expect(await json('local', 'stop')).toEqual({ stopped: true, wasRunning: true });
  const status = await cli('local', 'status', '--json');
  expect([status.code, JSON.parse(status.stdout)]).toEqual([1, { status: 'stopped' }]);
});

test('data goes up and comes back the same', async () => {
  const file = join(home, 'mine.csv');
  await writeFile(file, `text,label\n${'the pier at dusk,harbour\n'.repeat(2000)}`);
  const up = await json('data', 'upload', file, '--key', 'mine/train.csv');
  expect(up.checksumSha256).toBe(
    createHash('sha256')
      .update(await readFile(file))
      .digest('base64'),
  );
  const { objects } = await json('data', 'list');
  expect(objects.map(({ key }: { key: string }) => key)).toContain('mine/train.csv');
  const copy = join(home, 'copy.csv');
  await json('data', 'download', up.s3Uri, '--to', copy);
  expect(await readFile(copy)).toEqual(await readFile(file));
  const missing = await cli('data', 'download', `${up.s3Uri}.not`, '--to', copy, '--json');
  expect([missing.code, JSON.parse(missing.stderr).error.code]).toEqual([1, 'object.not-found']);
});

test('a job is launched, listed, shown, its log read, and deleted only after it ended', async () => {
  const launched = await cli(
    'jobs',
    'launch',
    ...sample,
    '--name',
    'cli-done',
    '--set',
    'epochs=5',
    '--wait',
    '--json',
  );
  expect(launched.code).toBe(0);
  expect(JSON.parse(launched.stdout)).toMatchObject({ name: 'cli-done', status: 'Completed' });

  const list = await json('jobs', 'list');
  expect(list).toMatchObject({ source: 'live', jobs: [{ name: 'cli-done', status: 'Completed' }] });
  const shown = await json('jobs', 'show', 'cli-done');
  expect(shown.value.hyperParameters.epochs).toBe('5');
  const { stdout: text } = await cli('jobs', 'show', 'cli-done');
  expect(text).toMatch(/^cli-done\nStatus +Completed\n/);
  expect(text).toMatch(/^Compute .*\(simulated\)$/m);
  expect(shown.value.phases.map(({ status }: { status: string }) => status)).toContain('Training');

  const logs = await cli('jobs', 'logs', 'cli-done', '--json');
  const lines = logs.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ index }) => index)).toEqual(lines.map((_, index) => index));
  expect(lines.filter(({ text }) => text.startsWith('epoch='))).toHaveLength(5);

  const again = await cli('jobs', 'launch', ...sample, '--name', 'cli-done', '--json');
  expect([again.code, JSON.parse(again.stderr).error.code]).toEqual([
    1,
    expect.stringMatching(/job\.exists|input\.invalid/),
  ]);
  const unasked = await cli('jobs', 'delete', 'cli-done', '--json');
  expect([unasked.code, JSON.parse(unasked.stderr).error.code]).toEqual([1, 'input.invalid']);
  expect((await cli('jobs', 'delete', 'cli-done', '--yes')).code).toBe(0);
  expect((await json('jobs', 'list')).jobs).toEqual([]);
  const never = await cli('jobs', 'delete', 'cli-never', '--yes', '--json');
  expect([never.code, JSON.parse(never.stderr).error.code]).toEqual([1, 'job.not-found']);
});

test('logs --follow ends with the job; stop ends a job and reads it back', async () => {
  await json(
    'jobs',
    'launch',
    ...sample,
    '--name',
    'cli-long',
    '--set',
    'epochs=1000',
    '--set',
    'early_stopping_patience=1000',
  );
  const refused = await cli('jobs', 'delete', 'cli-long', '--yes', '--json');
  expect([refused.code, JSON.parse(refused.stderr).error.code]).toEqual([1, 'job.state']);
  const following = cli('jobs', 'logs', 'cli-long', '--follow');
  expect(await json('jobs', 'stop', 'cli-long')).toMatchObject({ status: expect.stringMatching(/^Stopp(ing|ed)$/) });
  const followed = await following;
  expect(followed.code).toBe(0);
  expect((await json('jobs', 'show', 'cli-long')).value.status).toBe('Stopped');
});

test('a failed job fails --wait with its reason', async () => {
  const file = join(home, 'bad.csv');
  await writeFile(file, 'words,label\na,b\n');
  const run = await cli('jobs', 'launch', '--train', file, '--name', 'cli-bad', '--wait', '--json');
  expect(run.code).toBe(1);
  expect(JSON.parse(run.stderr).error.message).toContain('column "text"');
});

test('spec, AWS CLI and SDK code are printed without launching, and a spec launches from its file', async () => {
  const spec = await json('jobs', 'launch', ...sample, '--name', 'cli-spec', '--set', 'epochs=2', '--print', 'spec');
  const { stdout } = await cli('jobs', 'launch', ...sample, '--name', 'cli-spec', '--code', 'aws-cli');
  // What lies on this machine is put there first.
  expect(stdout).toMatch(/^aws s3 cp \S*samples\S* .*aws s3 cp .*^aws sagemaker create-training-job/ms);
  expect((await cli('jobs', 'launch', ...sample, '--name', 'cli-spec', '--code', 'python')).stdout).toContain(
    'ModelTrainer(',
  );
  expect((await json('jobs', 'list')).jobs.map(({ name }: { name: string }) => name)).not.toContain('cli-spec');
  // Printing uploads nothing either; the data goes up on its own.
  const keys = (await json('data', 'list')).objects.map(({ key }: { key: string }) => key);
  for (const { channel, s3Uri } of spec.inputs as { channel: string; s3Uri: string }[]) {
    const key = s3Uri.split('/').slice(3).join('/');
    expect(keys).not.toContain(key);
    await json('data', 'upload', `sample:locations-${channel}`, '--key', key);
  }
  const file = join(home, 'spec.json');
  await writeFile(file, JSON.stringify(spec));
  expect(await json('jobs', 'launch', '--spec', file)).toMatchObject({ name: 'cli-spec' });
});

test('a launch of a script and a file of one’s own is printed with both, under the paths they were named by', async () => {
  const script = join(home, 'my script');
  await mkdir(join(script, 'lib'), { recursive: true });
  await writeFile(join(script, 'train.py'), 'print(1)\n');
  await writeFile(join(script, 'lib', 'model.py'), 'x = 1\n');
  const file = join(home, "it's rows.csv");
  await writeFile(file, 'text,label\na,b\n');
  const words = ['jobs', 'launch', '--recipe', 'script-mode', '--image', 'registry.example/trainer:1'];
  const data = ['--script', script, '--channel', `train=${file}`, '--name', 'cli-script'];
  const shell = (await cli(...words, ...data, '--code', 'aws-cli')).stdout;
  expect(shell).toContain(`aws s3 cp '${file.replace("'", `'\\''`)}'`);
  expect(shell).toContain(`-C '${script}' \\\n  lib/model.py \\\n  train.py`);
  const python = (await cli(...words, ...data, '--code', 'python')).stdout;
  expect(python).toContain(`s3.upload_file("${file}"`);
  expect(python).toContain(`packed.add("${script}/lib/model.py", arcname="lib/model.py")`);
  // Where the job looks for it.
  const [, key] = /Key="(code\/\w+\/sourcedir\.tar\.gz)"/.exec(python) ?? [];
  const spec = JSON.parse((await cli(...words, ...data, '--print', 'spec')).stdout);
  expect(spec.script.sourceS3Uri.endsWith(`/${key}`)).toBe(true);
  expect((await cli(...words, ...data, '--code', 'terraform')).stdout).toContain('data "archive_file" "file_2"');
});

test('what is wrong with a launch is said before anything is uploaded for it', async () => {
  // Only uploads count: an earlier job may still be writing its artifact.
  const uploads = async () =>
    (await json('data', 'list')).objects.filter(({ key }: { key: string }) => key.startsWith('data/'));
  const before = await uploads();
  for (const wrong of [
    ['--set', 'epochs=0'],
    ['--set', 'epoch=5'],
    ['--name', 'no good'],
    ['--instance-type', 'large'],
  ]) {
    const run = await cli('jobs', 'launch', ...sample, ...wrong, '--json');
    expect([run.code, JSON.parse(run.stderr).error.code], wrong.join(' ')).toEqual([1, 'input.invalid']);
  }
  expect(await uploads()).toEqual(before);
});

test('what was seen can be read again with the workspace stopped', async () => {
  await json('jobs', 'launch', ...sample, '--name', 'cli-kept', '--set', 'epochs=3').then(() =>
    cli('jobs', 'logs', 'cli-kept', '--follow'),
  );
  await json('jobs', 'show', 'cli-kept');
  await json('local', 'stop');
  const shown = await cli('jobs', 'show', 'cli-kept', '--json');
  expect(JSON.parse(shown.stdout)).toMatchObject({ source: 'store', value: { status: 'Completed' } });
  expect((await cli('jobs', 'logs', 'cli-kept')).stdout).toContain('epoch=3 ');
  expect(JSON.parse((await cli('jobs', 'list', '--json')).stdout).source).toBe('store');
  expect((await cli('local', 'status')).stdout).toBe('stopped\n');
});

test('a damaged offline store is set aside, and it is said', async () => {
  const { truncate } = await import('node:fs/promises');
  await Promise.all(['-wal', '-shm'].map((end) => rm(join(home, `store.db${end}`), { force: true })));
  await truncate(join(home, 'store.db'), 3_000);
  const list = await cli('jobs', 'list');
  expect([list.code, list.stdout]).toEqual([0, expect.stringContaining('cli-kept')]);
  expect(list.stderr).toContain('The offline store was damaged. It is kept as store.db.damaged-');
  expect((await cli('jobs', 'list')).stderr).not.toContain('damaged');
});

test('the tour goes the whole way, on data of one’s own too, and fails plainly', async () => {
  const data = join(home, 'data');
  const { mkdir } = await import('node:fs/promises');
  await mkdir(data);
  await writeFile(
    join(data, 'train.csv'),
    `text,label\n${'a boat by the quay,harbour\na tall tree,forest\n'.repeat(200)}`,
  );
  const own = await cli('tour', '--data', data, '--json');
  const steps = own.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(own.code).toBe(0);
  expect(steps.map(({ step, ok }) => [step, ok])).toEqual(
    [
      ...['workspace', 'prepare', 'data', 'launch', 'tail', 'metrics', 'artifact', 'register', 'deploy', 'chat'],
      ...['second', 'canary', 'revert', 'audit', 'offline'],
    ].map((step) => [step, true]),
  );
  const failed = await cli('tour', '--data', join(home, 'nowhere'), '--json');
  expect(failed.code).toBe(1);
  expect(JSON.parse(failed.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
    step: 'prepare',
    ok: false,
    error: { code: 'file.unreadable' },
  });
});
