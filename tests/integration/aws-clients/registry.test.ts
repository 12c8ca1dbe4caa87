import { expect, test } from 'vitest';
import { boto3Workspace } from './boto3-workspace';

const samples = 'resources/samples/locations';
const workspace = boto3Workspace();

test('boto3 registers, approves, traces and deletes versions of a model it trained', async () => {
  const seen = await workspace.drive(
    'drive_registry.py',
    `${samples}/train.csv`,
    `${samples}/validation.csv`,
    'boto3-registry',
  );
  const arn = (kind: string, id: string) => `arn:aws:sagemaker:us-east-1:${workspace.daemon.accountId}:${kind}/${id}`;
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
