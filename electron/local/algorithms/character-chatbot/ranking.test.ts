import { describe, expect, it } from 'vitest';
import { chanceFigures, figuresOf, rankOfFirst } from './ranking';

describe('rankOfFirst', () => {
  it('counts those above, and half of those equal', () => {
    expect(rankOfFirst([3, 1, 2])).toBe(1);
    expect(rankOfFirst([1, 3, 2])).toBe(3);
    expect(rankOfFirst([0, 0, 0, 0, 0])).toBe(3);
  });
});

it('figures are means over the ranks', () => {
  expect(figuresOf([1, 2, 10])).toEqual({ mrr: (1 + 0.5 + 0.1) / 3, recallAt1: 1 / 3, recallAt5: 2 / 3 });
});

it('chance is what drawing at random reaches', () => {
  const { mrr, recallAt1, recallAt5 } = chanceFigures([4]);
  expect(mrr).toBeCloseTo((1 + 1 / 2 + 1 / 3 + 1 / 4) / 4, 12);
  expect([recallAt1, recallAt5]).toEqual([0.25, 1]);
});
