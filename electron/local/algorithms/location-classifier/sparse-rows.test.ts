import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../shared/vocabulary';
import { CODE_VALUES, Vectorizer } from './sparse-rows';

const wordsOnly = { hashBits: 18, wordNgrams: 2, charNgramsMin: 3, charNgramsMax: 0 };

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
