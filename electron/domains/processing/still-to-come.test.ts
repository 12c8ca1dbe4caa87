import { expect, it } from 'vitest';
import { mayStillCome } from './still-to-come';

it('waits a minute for a job that was announced, whichever way the clock is off', () => {
  const written = 10_000_000;
  expect([0, 59_999, -59_999].map((off) => mayStillCome(written, written + off))).toEqual([true, true, true]);
  expect([60_000, 3_600_000, -3_600_000].map((off) => mayStillCome(written, written + off))).toEqual([
    false,
    false,
    false,
  ]);
});
