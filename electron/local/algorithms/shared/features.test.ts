import { describe, expect, it } from 'vitest';
import { FeatureHasher } from './features';

const hashes = (
  text: string,
  config = { hashBits: 18, wordNgrams: 2, charNgramsMin: 3, charNgramsMax: 5 },
): number[] => {
  const { hashes: all, count } = new FeatureHasher(config).hash(text);
  return [...all.slice(0, count)];
};
const wordsOnly = { hashBits: 18, wordNgrams: 2, charNgramsMin: 3, charNgramsMax: 0 };

describe('FeatureHasher', () => {
  it('keeps its hashes: a stored model depends on them', () => {
    expect(hashes('Old pier', wordsOnly)).toMatchInlineSnapshot(`
      [
        440672433,
        -1367746869,
        -78818565,
      ]
    `);
  });

  it('counts words, pairs and the grams of marked words', () => {
    expect(hashes('one two three', wordsOnly)).toHaveLength(5);
    // <at>: <at, at>, <at>.
    expect(hashes('at', { ...wordsOnly, wordNgrams: 1, charNgramsMax: 5 })).toHaveLength(4);
  });

  it('folds case, width and the typographic apostrophe, and ignores punctuation', () => {
    expect(hashes('ÄPFEL, don’t!')).toEqual(hashes("äpfel don't"));
    expect(hashes('ｐｉｅｒ')).toEqual(hashes('pier'));
  });

  it('tells the order of words apart', () => {
    expect(hashes('pier old', wordsOnly).sort()).not.toEqual(hashes('old pier', wordsOnly).sort());
  });
});
