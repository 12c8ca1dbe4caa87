import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trainingCommand } from '../../../shared/model/code/aws-cli/training';
import { type Recipe, recipeSchema } from '../../../shared/model/recipe';
import { specFromRecipe } from '../../../shared/model/recipe-spec';
import { toTrainingRequest } from '../../../shared/model/training-request';
import { type RunningDaemon, startLocalDaemon } from '../../fakes/local-daemon';
import { type PythonEnvironment, pythonEnvironment } from '../../fakes/python-environment';
import { clientEnvironment } from './client-environment';

const run = promisify(execFile);
const samples = 'resources/samples/locations';
let daemon: RunningDaemon;
let python: PythonEnvironment;
let folder: string;
let recipe: Recipe;

beforeAll(async () => {
  python = await pythonEnvironment('tests/fakes/python-requirements.txt');
  daemon = await startLocalDaemon();
  folder = await mkdtemp(join(tmpdir(), 'upside-aws-cli-'));
  recipe = recipeSchema.parse(JSON.parse(await readFile('resources/recipes/location-classifier.json', 'utf8')));
});
afterAll(async () => {
  await daemon?.stop();
  await rm(folder, { recursive: true, force: true });
});

const environment = () => ({ ...clientEnvironment(daemon), HOME: folder });
const aws = (...words: string[]) =>
  run(python.command('aws'), words, { env: environment(), maxBuffer: 64 * 1024 * 1024 });

/** Each look is a process of its own and takes most of a second; the test's deadline bounds the loop. */
async function untilEnded(name: string): Promise<void> {
  const words = ['sagemaker', 'describe-training-job', '--training-job-name', name, '--query', 'TrainingJobStatus'];
  while ((await aws(...words)).stdout.includes('InProgress')) {
    // Looks again.
  }
}

/** Starts `aws logs start-live-tail` and resolves with the first text that matches. */
function tailUntil(pattern: RegExp, group: string): { found: Promise<string>; end: () => void } {
  const child = spawn(python.command('aws'), ['logs', 'start-live-tail', '--log-group-identifiers', group], {
    env: { ...environment(), PYTHONUNBUFFERED: '1' },
  });
  const found = new Promise<string>((resolve, reject) => {
    let text = '';
    const take = (chunk: Buffer) => {
      text += chunk.toString();
      if (pattern.test(text)) resolve(text);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('exit', (code) => reject(new Error(`The tail ended with ${code}: ${text}`)));
  });
  // The test may end before it waits for the tail; its failure then has its own reason.
  found.catch(() => undefined);
  return { found, end: () => child.kill('SIGKILL') };
}

test('the AWS CLI runs the command the wizard shows, waits, tails and reads the artifact back', async () => {
  const bucket = `sagemaker-us-east-1-${daemon.accountId}`;
  await aws('s3', 'cp', `${samples}/train.csv`, `s3://${bucket}/cli/train/train.csv`);
  await aws('s3', 'cp', `${samples}/validation.csv`, `s3://${bucket}/cli/validation/validation.csv`);
  const spec = specFromRecipe(recipe, {
    name: 'cli-job',
    roleArn: `arn:aws:iam::${daemon.accountId}:role/UpsideLocalExecution`,
    bucket,
    inputs: ['train', 'validation'].map((channel) => ({
      channel,
      s3Uri: `s3://${bucket}/cli/${channel}/`,
      contentType: 'text/csv',
    })),
    hyperParameters: { epochs: '30', early_stopping_patience: '30' },
  });

  // The tail needs its group, which a first job makes; so the group is made here as a person would.
  const group = '/aws/sagemaker/TrainingJobs';
  await aws('logs', 'create-log-group', '--log-group-name', group).catch((error: Error) => {
    if (!error.message.includes('ResourceAlreadyExistsException')) throw error;
  });
  const tail = tailUntil(/epoch=1 /, `arn:aws:logs:us-east-1:${daemon.accountId}:log-group:${group}`);
  try {
    const script = join(folder, 'launch.sh');
    await writeFile(script, trainingCommand(toTrainingRequest(spec), [], daemon.region));
    const path = `${join(python.python, '..')}:${process.env.PATH}`;
    const { stdout } = await run('sh', [script], { env: { ...environment(), PATH: path } });
    expect(JSON.parse(stdout).TrainingJobArn).toBe(
      `arn:aws:sagemaker:us-east-1:${daemon.accountId}:training-job/cli-job`,
    );
    expect(await tail.found).toMatch(/epoch=1 train_loss=/);
  } finally {
    tail.end();
  }

  // botocore's waiter looks every two minutes, so it is asked only once the job has ended.
  await untilEnded('cli-job');
  await aws('sagemaker', 'wait', 'training-job-completed-or-stopped', '--training-job-name', 'cli-job');
  const described = JSON.parse(
    (await aws('sagemaker', 'describe-training-job', '--training-job-name', 'cli-job')).stdout,
  );
  expect(described.TrainingJobStatus).toBe('Completed');
  const artifact: string = described.ModelArtifacts.S3ModelArtifacts;
  await aws('s3', 'cp', artifact, join(folder, 'model.tar.gz'));
  const key = artifact.replace(`s3://${bucket}/`, '');
  const head = JSON.parse((await aws('s3api', 'head-object', '--bucket', bucket, '--key', key)).stdout);
  const md5 = createHash('md5')
    .update(await readFile(join(folder, 'model.tar.gz')))
    .digest('hex');
  expect(head.ETag).toBe(`"${md5}"`);
});
