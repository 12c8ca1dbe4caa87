import { expect, test } from 'vitest';
import { screenOfTarget } from './target-link';

test.each([
  ['jobs.launch', 'job/a-job', '#/jobs/a-job'],
  ['endpoints.deploy', 'endpoint/demo', '#/endpoints/demo'],
  ['models.approve', 'model/bots/3', '#/models/bots/3'],
  ['models.delete', 'model/bots', null],
  ['datasets.import', 'dataset/town@0123456789ab', '#/data/sets/town/0123456789ab'],
  ['data.upload', 'object/s3://bucket/key', null],
  ['x', 'nothing', null],
])('%s of %s is shown at %s', (action, target, href) => {
  expect(screenOfTarget({ action, target, outcome: 'done' })).toBe(href);
});

test('what the call removed has no screen; what it did not remove has', () => {
  const removal = { action: 'jobs.delete', target: 'job/gone' };
  expect(screenOfTarget({ ...removal, outcome: 'done' })).toBeNull();
  expect(screenOfTarget({ ...removal, outcome: 'unknown' })).toBe('#/jobs/gone');
});
