import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  CreateProcessingJobCommand,
  DescribeProcessingJobCommand,
  type DescribeProcessingJobCommandOutput,
  SageMakerClient,
  StopProcessingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningDaemon, startLocalDaemon } from '../../fakes/local-daemon';
import { processesOf } from '../../fakes/processes-of';
import { type PythonEnvironment, pythonEnvironment } from '../../fakes/python-environment';
import { clientEnvironment } from './client-environment';

const run = promisify(execFile);
let root: string;
let daemon: RunningDaemon;
let python: PythonEnvironment;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'upside-processing-'));
  python = await pythonEnvironment('tests/fakes/python-requirements.txt');
  daemon = await startLocalDaemon({ root, python: python.python, slots: 1 });
});
afterAll(async () => {
  await daemon?.stop();
  rmSync(root, { recursive: true, force: true });
});

test('boto3 creates, waits for, reads, lists, stops and deletes processing jobs', async () => {
  const script = 'tests/integration/aws-clients/scripts/drive_processing.py';
  const { stdout } = await run(python.python, [script], { env: clientEnvironment(daemon) });
  const { accountId } = daemon;
  const arn = `arn:aws:sagemaker:us-east-1:${accountId}:processing-job/sort-words`;
  const bucket = `sagemaker-us-east-1-${accountId}`;
  expect(JSON.parse(stdout)).toEqual({
    arn,
    completed: ['Completed', '4 words', null],
    times: true,
    echo: [
      ['python3', '/opt/ml/processing/input/code/script.py'],
      'None',
      'sorted',
      { MaxRuntimeInSeconds: 86_400 },
      { LANG: 'C.UTF-8' },
    ],
    output: ['lake\npine\nrain\nwind\n', true, true],
    log: ['Sort-words/algo-1', ['sorted 4 words']],
    tags: [{ Key: 'by', Value: 'boto3' }],
    failed: ['Failed', 'the words would not do', 'AlgorithmError: the words would not do, exit code: 4'],
    'failed output': 1,
    'unknown image': [
      'Failed',
      null,
      expect.stringMatching(/^ClientError: The image registry\.example\/unknown:1 cannot be run/),
    ],
    'feature store': [
      'Failed',
      null,
      'ClientError: The local workspace cannot run this job: it does not have output "rows", a FeatureStoreOutput (feature group "people").',
    ],
    busy: [
      'ResourceInUse',
      `The processing job ${arn.replace('sort-words', 'lingers')} cannot be deleted because it is in status InProgress.`,
    ],
    stopped: ['Stopped', null, null],
    'stop twice': ['ValidationException', 'The request was rejected because the processing job is in status Stopped.'],
    taken: [
      'ResourceInUse',
      `Job name must be unique within an AWS account and region, and a job with this name already exists (${arn})`,
    ],
    nobody: ['ValidationException', 'Could not find requested job with name: nobody'],
    'no bucket': ['ValidationException', expect.stringContaining('"s3://no-such-bucket/x" given in processing output')],
    'bad path': [
      'ValidationException',
      'Invalid input "words". LocalPath /opt/ml/processing/input/../../model must begin with /opt/ml/processing/.',
    ],
    'no name': ['ValidationException', expect.stringContaining("'processingJobName' failed to satisfy constraint")],
    listed: [
      ['Sort-words', 'Completed'],
      ['fails', 'Failed'],
      ['features', 'Failed'],
      ['lingers', 'Stopped'],
      ['unknown', 'Failed'],
    ],
    filtered: [['fails', 'the words would not do']],
    newest: 'lingers',
    deleted: [['ResourceNotFound', 'Requested resource not found.'], 'ValidationException'],
    trial: ['SageMakerProcessingJob', 'Completed', ['sorted']],
    lineage: [
      ['DataSet', `s3://${bucket}/processing/code/script.py`, true],
      ['DataSet', `s3://${bucket}/processing/out/Sort-words`, true],
      ['DataSet', `s3://${bucket}/processing/words/`, true],
      ['Image', 'any:1', false],
    ],
  });
});

test('kill -9 of the daemon fails the job that ran, keeps the one that waited, and leaves no process', async () => {
  const { accountId } = daemon;
  const clients = () => {
    const { endpoint, region, credentials } = daemon;
    return { endpoint, region, credentials, maxAttempts: 1 };
  };
  const sleep = 'import time; time.sleep(600)';
  const create = (sagemaker: SageMakerClient, ProcessingJobName: string, code: string) =>
    sagemaker.send(
      new CreateProcessingJobCommand({
        ProcessingJobName,
        RoleArn: `arn:aws:iam::${accountId}:role/UpsideLocalExecution`,
        AppSpecification: { ImageUri: 'any:1', ContainerEntrypoint: ['python3', '-c', code] },
        ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 1 } },
      }),
    );
  const until = async (
    sagemaker: SageMakerClient,
    ProcessingJobName: string,
    fits: (job: DescribeProcessingJobCommandOutput) => boolean,
  ) => {
    for (const deadline = Date.now() + 60_000; ; ) {
      const job = await sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName }));
      if (fits(job)) return job;
      if (Date.now() > deadline) throw new Error(`waited in vain: ${JSON.stringify(job)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const before = new SageMakerClient(clients());
  await create(before, 'ran', sleep);
  await until(before, 'ran', ({ ProcessingStartTime }) => ProcessingStartTime !== undefined);
  await expect.poll(() => processesOf(root).some(({ command }) => command.includes('time.sleep'))).toBe(true);
  await create(before, 'waited', 'print("at last")');
  // While it waits, the only text a processing job has says for what.
  const waiting = await until(before, 'waited', ({ ExitMessage }) => ExitMessage !== undefined);
  expect(waiting).toMatchObject({
    ProcessingJobStatus: 'InProgress',
    ExitMessage: 'Waiting for a slot: the only one is taken; this job is next.',
  });
  expect(waiting.ProcessingStartTime).toBeUndefined();
  await daemon.kill();
  daemon = await startLocalDaemon({ root, python: python.python, slots: 1 });
  const after = new SageMakerClient(clients());
  expect(await until(after, 'ran', () => true)).toMatchObject({
    ProcessingJobStatus: 'Failed',
    FailureReason: expect.stringMatching(/^InternalServerError: the local workspace ended while the job was running/),
  });
  const done = await until(after, 'waited', ({ ProcessingEndTime }) => ProcessingEndTime !== undefined);
  expect(done).toMatchObject({ ProcessingJobStatus: 'Completed' });
  expect(done.ExitMessage).toBeUndefined();
  expect(processesOf(root).map(({ pid }) => pid)).toEqual([daemon.process.pid]);
  // A job that never ran is stopped at once.
  await create(after, 'ran-again', sleep);
  await create(after, 'never-ran', sleep);
  await after.send(new StopProcessingJobCommand({ ProcessingJobName: 'never-ran' }));
  const stopped = await until(after, 'never-ran', ({ ProcessingEndTime }) => ProcessingEndTime !== undefined);
  expect(stopped).toMatchObject({ ProcessingJobStatus: 'Stopped' });
  expect(stopped.ProcessingStartTime).toBeUndefined();
});
