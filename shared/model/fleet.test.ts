import { expect, it } from 'vitest';
import { fleetWords } from './fleet';

it('counts instances of one type together, whichever variants ask for them', () => {
  const apart = { instanceType: 'ml.m5.large', count: 1 };
  expect(fleetWords([apart, { instanceType: 'ml.m5.xlarge', count: 3 }, apart])).toBe(
    '2 × ml.m5.large, 3 × ml.m5.xlarge',
  );
});
