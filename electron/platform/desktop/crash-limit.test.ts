import { expect, test } from 'vitest';
import { createCrashLimit } from './crash-limit';

test('the third crash within a minute asks', () => {
  const crash = createCrashLimit();
  expect([crash(0), crash(10_000), crash(59_999)]).toEqual(['reload', 'reload', 'ask']);
});

test('crashes further apart never ask', () => {
  const crash = createCrashLimit();
  expect([0, 30_000, 60_000, 90_000, 120_000].map(crash)).toEqual(Array(5).fill('reload'));
});

test('after asking, counting begins anew', () => {
  const crash = createCrashLimit();
  expect([0, 1, 2, 3, 4, 5].map(crash)).toEqual(['reload', 'reload', 'ask', 'reload', 'reload', 'ask']);
});
