import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workspaceOf } from '../../e2e/workspace';
import { runProcessingJob } from '../../fakes/processing-job';
import type { WorkspaceDriver } from '../../fakes/workspace-driver';
import { runCli } from './run-cli';

let home: string;
let workspace: WorkspaceDriver;
const processing = (...words: string[]) => runCli(home, ['processing', ...words]);

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-cli-'));
  await runCli(home, ['local', 'start']);
  workspace = workspaceOf(home);
});
afterAll(async () => {
  workspace.close();
  await runCli(home, ['local', 'stop']);
  await rm(home, { recursive: true, force: true });
});

test('help names every command, and an empty list says what makes a job', async () => {
  const help = await processing('--help');
  for (const command of ['launch', 'list', 'show', 'logs', 'stop'])
    expect(help.stdout).toMatch(new RegExp(`^ +${command} `, 'm'));
  expect(await processing('list')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('No processing job yet.'),
  });
});

test('follows a job to its end, line by line, and shows what it was', async () => {
  await runProcessingJob(workspace, 'counts', 'import time; print("one", flush=True); time.sleep(0.5); print("two")');
  const followed = await processing('logs', 'counts', '--follow', '--json');
  const lines = followed.stdout.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).text)).toEqual(['one', 'two']);
  const shown = JSON.parse((await processing('show', 'counts', '--json')).stdout);
  expect(shown).toMatchObject({
    source: 'live',
    value: { status: 'Completed', spec: { environment: { SEASON: '1' } } },
  });
  expect((await processing('show', 'counts')).stdout).toMatch(/Output left +s3:\/\//);
  expect((await processing('list')).stdout).toMatch(/^counts +Completed +scene-tools:2 /m);
});

test('checks a job, prints it, launches it, and launches one like it', async () => {
  const bucket = workspace.bucket;
  const words = [
    'launch',
    '--name',
    'writes',
    ...['--image', 'python:3', '--entrypoint', 'python3', '--entrypoint', '-c'],
    ...['--argument', 'open("/opt/ml/processing/output/left/words.txt", "w").write("seven")'],
    ...['--output', `left=s3://${bucket}/processing/writes/left`, '--env', 'SEASON=2', '--max-runtime', '600'],
  ];
  const checked = await processing(...words, '--check');
  expect(checked).toMatchObject({ code: 0 });
  expect(checked.stdout).toMatch(/^ok {6}Name: No other is called writes\.$/m);
  expect(checked.stdout).toMatch(/Expected +Not known {2}No earlier run of the same program/);
  expect((await processing('list')).stdout).not.toContain('writes');
  const wrong = await processing(...words, '--output', 'left=s3://no-such-bucket-anywhere/x', '--check', '--json');
  expect(wrong.code).toBe(1);
  expect(JSON.parse(wrong.stdout).problems).toMatchObject([{ field: 'outputs.left' }]);
  const code = await processing(...words, '--code', 'aws-cli');
  expect(code.stdout).toContain('aws sagemaker create-processing-job');

  expect(await processing(...words, '--wait')).toMatchObject({ code: 0 });
  const like = ['launch', '--like', 'writes', '--name', 'writes-again'];
  expect((await processing(...like, '--check')).stdout).toMatch(/Expected .*from 1 earlier run$/m);
  const spec = JSON.parse((await processing(...like, '--env', 'SEASON=3', '--print', '--json')).stdout);
  expect(spec).toMatchObject({ name: 'writes-again', image: 'python:3', environment: { SEASON: '3' } });
  expect(await processing('launch')).toMatchObject({ code: 1, stderr: expect.stringContaining('--like') });
});

test('stops a job once, and says why it cannot a second time', async () => {
  await runProcessingJob(workspace, 'sleeps', 'import time; time.sleep(600)');
  expect(await processing('stop', 'sleeps')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^sleeps: Stopp/),
  });
  await processing('logs', 'sleeps', '--follow');
  const again = await processing('stop', 'sleeps', '--json');
  expect(JSON.parse(again.stderr).error.code).toBe('job.state');
  expect(await processing('stop', 'never-was')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('(job.not-found)'),
  });
});

test('shows all of it without the workspace', async () => {
  await runCli(home, ['local', 'stop']);
  const listed = await processing('list');
  expect(listed.stdout).toMatch(/^counts +Completed/m);
  expect(listed.stderr).toContain('as of');
  expect((await processing('logs', 'counts')).stdout).toMatch(/one\n.*two/);
});
