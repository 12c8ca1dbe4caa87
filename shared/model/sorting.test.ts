import { describe, expect, it } from 'vitest';
import { compareMoments, compareText } from './sorting';

describe('orders', () => {
  it('reads numbers in names and puts empty text last', () => {
    expect(['job-10', '', 'Job-2', 'a'].sort(compareText)).toEqual(['a', 'Job-2', 'job-10', '']);
  });

  it('puts what has not happened last', () => {
    expect([null, 5, 3].sort(compareMoments)).toEqual([3, 5, null]);
  });
});
