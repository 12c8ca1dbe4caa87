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

test('boto3 registers, approves, traces and deletes versions of a model it trained', async () => {
  const script = 'tests/integration/aws-clients/scripts/drive_registry.py';
  const words = [script, `${samples}/train.csv`, `${samples}/validation.csv`, 'boto3-registry'];
  const { stdout } = await run(python.python, words, { env: clientEnvironment(daemon) });
  const seen = JSON.parse(stdout);
  const arn = (kind: string, id: string) => `arn:aws:sagemaker:us-east-1:${daemon.accountId}:${kind}/${id}`;
  const first = arn('model-package', 'boto3-group/1');
  expect(seen).toEqual({
    group: arn('model-package-group', 'boto3-group'),
    versions: [first, first],
    second: arn('model-package', 'boto3-group/2'),
    approval: ['Approved', 'looks right'],
    metadata: {},
    etag: expect.stringMatching(/^[0-9a-f]{32}/),
    modelEtag: seen.etag,
    listed: [1, 2],
    approved: [first],
    edges: [
      'Approval ContributedTo Model',
      'DataSet ContributedTo TrainingJob',
      'DataSet ContributedTo TrainingJob',
      'Image ContributedTo Model',
      'Image ContributedTo TrainingJob',
      'Model ContributedTo Model',
      'TrainingJob Produced Model',
    ],
    hashes: [expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)],
    refusals: ['ValidationException', 'ConflictException', 'ConflictException', 'ValidationException'],
    tags: [{ Key: 'by', Value: 'boto3' }],
    groupsLeft: 0,
    lineageLeft: 1,
  });
});
