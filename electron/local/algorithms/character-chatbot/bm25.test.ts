import { describe, expect, it } from 'vitest';
import { Bm25 } from './bm25';

const index = new Bm25(['the cat sat on the mat', 'the dog', 'cats and dogs and the rest of the world']);

describe('Bm25', () => {
  it('agrees with the formula worked out by hand', () => {
    // One of three texts has "cat" once in 6 words; the mean is 17 / 3 words.
    const idf = Math.log(1 + (3 - 1 + 0.5) / (1 + 0.5));
    const expected = (idf * 2.2) / (1 + 1.2 * (0.25 + (0.75 * 6) / (17 / 3)));
    expect(index.scores('cat?')[0]).toBeCloseTo(expected, 12);
    expect([...index.scores('cat?')].slice(1)).toEqual([0, 0]);
  });

  it('weighs a rare word above one that every text has', () => {
    const [, rare = 0] = index.scores('dog');
    const [, common = 0] = index.scores('the');
    expect(rare).toBeGreaterThan(4 * common);
  });

  it('counts a word of the query once', () => {
    expect(index.scores('dog dog dog')).toEqual(index.scores('dog'));
  });
});
