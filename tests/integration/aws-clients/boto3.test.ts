import { expect, test } from 'vitest';
import { boto3Workspace } from './boto3-workspace';

const samples = 'resources/samples/locations';
const workspace = boto3Workspace();

test('boto3 drives the workspace unchanged: upload, train, wait, tail, read back', async () => {
  const seen = await workspace.drive(
    'drive_boto3.py',
    `${samples}/train.csv`,
    `${samples}/validation.csv`,
    'boto3-job',
  );
  expect(seen).toMatchObject({
    account: workspace.daemon.accountId,
    arn: `arn:aws:sagemaker:us-east-1:${workspace.daemon.accountId}:training-job/boto3-job`,
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
