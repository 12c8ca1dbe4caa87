import { describe, expect, it } from 'vitest';
import { jobDuration } from './job-status';

const job = { createdAt: 1_000, startedAt: null, endedAt: null };

describe('jobDuration', () => {
  it('runs from the start, or the creation, to the end or now', () => {
    expect(jobDuration(job, 4_000)).toBe(3_000);
    expect(jobDuration({ ...job, startedAt: 2_000 }, 4_000)).toBe(2_000);
    expect(jobDuration({ ...job, startedAt: 2_000, endedAt: 2_500 }, 4_000)).toBe(500);
  });

  it('is never negative, whatever the clocks say', () => {
    expect(jobDuration(job, 0)).toBe(0);
  });
});
