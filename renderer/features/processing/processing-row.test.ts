import { expect, it } from 'vitest';
import type { ProcessingJobSummary } from '../../../shared/model/processing-job';
import { toRow } from './processing-row';

const job: ProcessingJobSummary = {
  name: 'prepare-town',
  arn: 'arn:aws:sagemaker:us-east-1:123456789012:processing-job/prepare-town',
  status: 'InProgress',
  createdAt: 1,
  modifiedAt: 1,
  startedAt: null,
  endedAt: null,
  statusMessage: 'Waits for a slot',
  failureReason: null,
  program: 'upside.local/prepare-dialogue:1',
};

it('says what a job waits for, why it failed, and nothing of one that is done', () => {
  expect(toRow(job, null)).toMatchObject({ saying: 'Waits for a slot', program: 'prepare-dialogue' });
  const failed = { ...job, status: 'Failed', failureReason: 'No line was found', statusMessage: 'x' } as const;
  expect(toRow(failed, null).saying).toBe('No line was found');
  expect(toRow({ ...job, status: 'Completed', statusMessage: 'Wrote 900 lines' }, null).saying).toBeNull();
});

it('shows no program while a listing is all that is known', () => {
  expect(toRow({ ...job, program: null }, null).program).toBe('');
});
