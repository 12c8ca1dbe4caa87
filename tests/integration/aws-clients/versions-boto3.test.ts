import { expect, test } from 'vitest';
import { boto3Workspace } from './boto3-workspace';

const workspace = boto3Workspace();

test('boto3 deploys versions, streams from them, leaves a stream, and moves one in by a canary', async () => {
  const { chunks, countedWhenLeft, distinctTimes, ...seen } = await workspace.drive('drive_versions.py');
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
