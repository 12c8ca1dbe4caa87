import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningDaemon, startLocalDaemon } from '../../fakes/local-daemon';
import { type PythonEnvironment, pythonEnvironment } from '../../fakes/python-environment';
import { clientEnvironment } from './client-environment';

const run = promisify(execFile);
const samples = 'resources/samples/locations';
let daemon: RunningDaemon;
let python: PythonEnvironment;

beforeAll(async () => {
  python = await pythonEnvironment('tests/fakes/python-requirements.txt');
  daemon = await startLocalDaemon();
});
afterAll(() => daemon?.stop());

test('boto3 drives the workspace unchanged: upload, train, wait, tail, read back', async () => {
  const script = 'tests/integration/aws-clients/scripts/drive_boto3.py';
  const words = [script, `${samples}/train.csv`, `${samples}/validation.csv`, 'boto3-job'];
  const { stdout } = await run(python.python, words, { env: clientEnvironment(daemon), maxBuffer: 64 * 1024 * 1024 });
  const seen = JSON.parse(stdout);
  expect(seen).toMatchObject({
    account: daemon.accountId,
    arn: `arn:aws:sagemaker:us-east-1:${daemon.accountId}:training-job/boto3-job`,
    bigIsWhole: true,
    status: 'Completed',
    finalMetrics: ['validation:accuracy'],
    streams: 1,
    artifactEtagIsMd5: true,
  });
  expect(seen.phases).toEqual(expect.arrayContaining(['Downloading', 'Training', 'Uploading', 'Completed']));
  expect(seen.artifactNames).toEqual(expect.arrayContaining(['evaluation.json', 'model.json', 'weights.bin']));
  expect(seen.lines.filter((line: string) => line.startsWith('epoch='))).toHaveLength(30);
  expect(seen.found).toEqual([expect.stringMatching(/^epoch=3 /)]);
  expect(seen.accuracyPoints).toBeGreaterThan(0);
  const whileAlive = seen.tailed.filter(([, status]: [string, string]) => status === 'InProgress');
  expect(whileAlive.length).toBeGreaterThan(0);
});
