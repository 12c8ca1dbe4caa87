import { expect, it } from 'vitest';
import { suggestJobName } from './job-name';
import { trainingJobNameSchema } from './training-spec';

const now = Date.UTC(2026, 10, 23, 7, 15, 0);

it('is the recipe, the time and a few random characters', () => {
  expect(suggestJobName('location-classifier', now, () => 0.5)).toBe('location-classifier-20261123-071500-iiii');
});

it.each(['a'.repeat(80), '--héllo wörld--', '', '名前', `${'ab-'.repeat(14)}x`])(
  'is a name the service takes, from %j',
  (prefix) => {
    expect(trainingJobNameSchema.safeParse(suggestJobName(prefix, now, Math.random)).error).toBeUndefined();
  },
);
