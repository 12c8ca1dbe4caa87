import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningDaemon, startLocalDaemon } from '../../fakes/local-daemon';
import { type PythonEnvironment, pythonEnvironment } from '../../fakes/python-environment';
import { clientEnvironment } from './client-environment';

const run = promisify(execFile);
let daemon: RunningDaemon;
let python: PythonEnvironment;

beforeAll(async () => {
  python = await pythonEnvironment('tests/fakes/python-requirements.txt');
  daemon = await startLocalDaemon({ python: python.python });
});
afterAll(() => daemon?.stop());

test('boto3 deploys, invokes, updates, scales and deletes an endpoint', async () => {
  const script = 'tests/integration/aws-clients/scripts/drive_endpoints.py';
  const { stdout } = await run(python.python, [script], { env: clientEnvironment(daemon) });
  const arn = `arn:aws:sagemaker:us-east-1:${daemon.accountId}:endpoint/boto3`;
  expect(JSON.parse(stdout)).toEqual({
    arn,
    configs: ['first', 'second'],
    before: ['main', { said: 'first', heard: 'hello' }],
    after: ['main', { said: 'second', heard: 'hello' }],
    busy: ['ValidationException', `Cannot update in-progress endpoint "${arn}".`],
    instances: 2,
    listed: ['boto3'],
    tags: [{ Key: 'by', Value: 'boto3' }],
    gone: ['ValidationError', `Endpoint boto3 of account ${daemon.accountId} not found.`],
    left: [
      ['second', 'first'],
      ['second', 'first'],
    ],
  });
});
