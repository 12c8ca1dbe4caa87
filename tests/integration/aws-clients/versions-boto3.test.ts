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

test('boto3 deploys versions, streams from them, leaves a stream, and moves one in by a canary', async () => {
  const script = 'tests/integration/aws-clients/scripts/drive_versions.py';
  const { stdout } = await run(python.python, [script], { env: clientEnvironment(daemon) });
  const { chunks, countedWhenLeft, distinctTimes, ...seen } = JSON.parse(stdout);
  const both = [
    ['one', 'variant-0'],
    ['two', 'variant-1'],
  ];
  expect(seen).toEqual({
    targeted: both,
    drawn: both,
    failed: [500, true],
    streamed: Array.from({ length: 8 }, (_, index) => `part ${index + 1};`).join(''),
    live: 'third',
    answers: ['three', 'variant-0'],
    metrics: expect.arrayContaining(['Invocation5XXErrors', 'Invocations', 'ModelLatency', 'OverheadLatency']),
  });
  expect(chunks).toBeGreaterThanOrEqual(5);
  expect(distinctTimes).toBeGreaterThanOrEqual(5);
  // Twenty seconds of work, given up soon after its reader left.
  expect(countedWhenLeft).toBeGreaterThan(0);
  expect(countedWhenLeft).toBeLessThan(200);
});
