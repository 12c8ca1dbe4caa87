import { expect, it } from 'vitest';
import { CodedError } from '../../shared/errors/coded-error';
import { fail } from '../../shared/errors/result';
import { createFakeClock } from '../../tests/fakes/fake-clock';
import { createPace } from './pace';
import type { PaceStore } from './store-ports';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const never = new AbortController().signal;
const broken: PaceStore = {
  reserve: async () => {
    throw new CodedError(fail('store.unavailable', 'No store.', 'None.').error);
  },
};

it('keeps to the rate alone while the store cannot be written', async () => {
  const clock = createFakeClock();
  const pace = createPace({ store: broken, clock, logger: silent });
  const taken: number[] = [];
  for (let i = 0; i < 5; i += 1) void pace.take('key', 2, never).then(() => taken.push(clock.elapsed() - 1_000_000));
  void pace.take('other', 2, never).then(() => taken.push(-1));
  await clock.advance(3_000);
  expect(taken.sort((a, b) => a - b)).toEqual([-1, 0, 500, 1_000, 1_500, 2_000]);
});

it('lets a call go that is given up, and those behind it wait no longer for it', async () => {
  const clock = createFakeClock();
  const pace = createPace({ store: broken, clock, logger: silent });
  const given = new AbortController();
  const taken: string[] = [];
  void pace.take('key', 1, never).then(() => taken.push('first'));
  void pace.take('key', 1, given.signal).then(() => taken.push('given up'));
  void pace.take('key', 1, never).then(() => taken.push('last'));
  await clock.advance(0);
  given.abort();
  await clock.advance(0);
  expect(taken).toEqual(['first', 'given up']);
  await clock.advance(2_000);
  expect(taken).toEqual(['first', 'given up', 'last']);
});
