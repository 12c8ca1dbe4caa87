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
  daemon = await startLocalDaemon();
});
afterAll(() => daemon?.stop());

test('boto3 puts an alarm, sees it go off, reads its history and deletes it', async () => {
  const script = 'tests/integration/aws-clients/scripts/alarms_boto3.py';
  const { stdout } = await run(python.python, [script], { env: clientEnvironment(daemon) });
  expect(JSON.parse(stdout)).toEqual({
    arn: `arn:aws:cloudwatch:us-east-1:${daemon.accountId}:alarm:boto3-errors`,
    threshold: 0,
    reason: expect.stringContaining('1 out of the last 1 datapoints [3.0'),
    transitioned: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    refused: 'ResourceNotFound',
    history: [
      'Alarm "boto3-errors" created',
      'Alarm updated from INSUFFICIENT_DATA to OK',
      'Alarm updated from OK to ALARM',
    ],
    left: [],
  });
});
