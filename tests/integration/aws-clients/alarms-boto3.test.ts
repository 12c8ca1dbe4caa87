import { expect, test } from 'vitest';
import { boto3Workspace } from './boto3-workspace';

const workspace = boto3Workspace();

test('boto3 puts an alarm, sees it go off, reads its history and deletes it', async () => {
  const printed = await workspace.drive('alarms_boto3.py');
  expect(printed).toEqual({
    arn: `arn:aws:cloudwatch:us-east-1:${workspace.daemon.accountId}:alarm:boto3-errors`,
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
