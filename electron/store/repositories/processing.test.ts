import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProcessingJob } from '../../../shared/model/processing-job';
import { processingLogKey } from '../../domains/processing/log-key';
import { migrate } from '../migrate';
import { migrations } from '../migrations';
import { jobRepository } from './jobs';
import { logRepository } from './logs';
import { processingRepository } from './processing';

let database: InstanceType<typeof DatabaseSync>;
beforeEach(() => {
  database = new DatabaseSync(':memory:');
  migrate(database, migrations);
});
afterEach(() => database.close());

const job: ProcessingJob = {
  name: 'a',
  arn: 'arn',
  status: 'Completed',
  createdAt: 1,
  modifiedAt: 2,
  startedAt: 1,
  endedAt: 2,
  statusMessage: null,
  failureReason: null,
  program: 'image',
  spec: {
    name: 'a',
    image: 'image',
    entrypoint: [],
    arguments: [],
    environment: { SEASON: '1' },
    inputs: [],
    outputs: [],
    roleArn: '',
    instanceType: 'ml.m5.large',
    volumeGb: 1,
    maxRuntimeSeconds: 60,
    tags: {},
  },
};
const line = { at: 1, stream: 's', text: 'counted', eventId: '1' };

it('keeps jobs with their descriptions, apart from training jobs of the same name', () => {
  const processing = processingRepository(database);
  processing.saveJob('local', job, 5);
  processing.saveList('local', [{ ...job, name: 'b', createdAt: 9 }, job], 6);
  expect(processing.list('local').jobs.map(({ name }) => name)).toEqual(['b', 'a']);
  expect(processing.list('local').fetchedAt).toBe(6);
  expect(processing.show('local', 'a')).toEqual({ value: job, fetchedAt: 5, source: 'store' });
  expect(processing.show('local', 'b')).toBeNull();
  expect(jobRepository(database).list('local')).toEqual({ jobs: [], fetchedAt: null });
});

it('lets a job go with its lines when one of the same name was made at another time, or it is removed', () => {
  const processing = processingRepository(database);
  const logs = logRepository(database);
  const held = () => logs.page('local', processingLogKey('a'), 0, 10).total;
  processing.saveJob('local', job, 5);
  logs.append('local', processingLogKey('a'), [line], 5);
  logs.append('local', 'a', [line], 5);
  processing.saveChanged('local', [{ ...job, createdAt: 8 }], 6);
  expect(held()).toBe(0);
  expect(processing.show('local', 'a')).toBeNull();
  logs.append('local', processingLogKey('a'), [line], 7);
  processing.remove('local', 'a');
  expect(held()).toBe(0);
  // The training job's lines are its own.
  expect(logs.page('local', 'a', 0, 10).total).toBe(1);
});
