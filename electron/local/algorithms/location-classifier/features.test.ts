import { describe, expect, it } from 'vitest';
import { FeatureHasher } from './features';
import { CODE_VALUES, Vectorizer, Vocabulary } from './sparse-rows';

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

describe('Vectorizer', () => {
  it('makes rows of unit length with repeats damped', () => {
    const vocabulary = new Vocabulary(18);
    const rows = new Vectorizer({ ...wordsOnly, wordNgrams: 1 }, vocabulary).rows(['gull gull gull pier'], true);
    const values = [...rows.packed].map(
      (entry) => Math.abs(CODE_VALUES[entry >>> 24] as number) * (rows.rowScales[0] as number),
    );
    expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 6);
    expect((values[0] as number) / (values[1] as number)).toBeCloseTo(1 + Math.log(3), 6);
  });

  it('keeps no feature training did not see, but lets it count in the length', () => {
    const vocabulary = new Vocabulary(18);
    const vectorizer = new Vectorizer({ ...wordsOnly, wordNgrams: 1 }, vocabulary);
    vectorizer.rows(['pier'], true);
    const rows = vectorizer.rows(['pier dragon'], false);
    expect(rows.packed).toHaveLength(1);
    expect(rows.rowScales[0]).toBeCloseTo(Math.SQRT1_2, 6);
  });
});
