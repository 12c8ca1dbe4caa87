import { describe, expect, it } from 'vitest';
import type { TrainingJobSummary } from '../../../shared/model/training-job';
import { toRow } from './job-row';

const job: TrainingJobSummary = {
  name: 'a-job',
  arn: 'arn:aws:sagemaker:us-east-1:123456789012:training-job/a-job',
  status: 'InProgress',
  secondaryStatus: 'Pending',
  failureReason: null,
  statusMessage: 'Waits for one of 2 slots',
  createdAt: 1_000,
  modifiedAt: 1_000,
  startedAt: null,
  endedAt: null,
  algorithm: null,
  instanceType: 'ml.m5.large',
};

describe('toRow', () => {
  it('says what a running job does and why it waits', () => {
    expect(toRow(job, null).doing).toBe('Pending: Waits for one of 2 slots');
    expect(toRow({ ...job, statusMessage: null }, null).doing).toBe('Pending');
    expect(toRow({ ...job, statusMessage: null, secondaryStatus: null }, null).doing).toBeNull();
  });

  it('says no more of an ended job than its status', () => {
    expect(toRow({ ...job, status: 'Failed', secondaryStatus: 'Failed' }, null)).toMatchObject({
      status: 'Failed',
      doing: null,
    });
  });
});
