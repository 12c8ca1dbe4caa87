import { expect, test } from 'vitest';
import { boto3Workspace } from './boto3-workspace';

const workspace = boto3Workspace();

test('boto3 deploys, invokes, updates, scales and deletes an endpoint', async () => {
  const printed = await workspace.drive('drive_endpoints.py');
  const arn = `arn:aws:sagemaker:us-east-1:${workspace.daemon.accountId}:endpoint/boto3`;
  expect(printed).toEqual({
    arn,
    configs: ['first', 'second'],
    before: ['main', { said: 'first', heard: 'hello' }],
    after: ['main', { said: 'second', heard: 'hello' }],
    busy: ['ValidationException', `Cannot update in-progress endpoint "${arn}".`],
    instances: 2,
    listed: ['boto3'],
    tags: [{ Key: 'by', Value: 'boto3' }],
    gone: ['ValidationError', `Endpoint boto3 of account ${workspace.daemon.accountId} not found.`],
    left: [
      ['second', 'first'],
      ['second', 'first'],
    ],
  });
});
