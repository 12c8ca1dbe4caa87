import { describe, expect, it } from 'vitest';
import { confusion, metricsOf } from './metrics';

describe('metricsOf', () => {
  // By hand: truth a a a b b c, predicted a a b b c c.
  const matrix = confusion(3, Int32Array.of(0, 0, 0, 1, 1, 2), Int32Array.of(0, 0, 1, 1, 2, 2));

  it('agrees with the figures worked out by hand', () => {
    const { accuracy, perClass, macro, weighted } = metricsOf(matrix);
    expect(accuracy).toBeCloseTo(4 / 6, 12);
    expect(perClass.map((m) => m.support)).toEqual([3, 2, 1]);
    expect(perClass.map((m) => m.precision)).toEqual([1, 0.5, 0.5]);
    expect(perClass.map((m) => m.recall)).toEqual([2 / 3, 0.5, 1]);
    expect(macro.f1).toBeCloseTo((0.8 + 0.5 + 2 / 3) / 3, 12);
    expect(weighted.precision).toBeCloseTo((3 * 1 + 2 * 0.5 + 0.5) / 6, 12);
    expect(weighted.f1).toBeCloseTo((3 * 0.8 + 2 * 0.5 + 2 / 3) / 6, 12);
  });

  it('leaves a class that never occurs out of the plain means, and counts a missed one as zero', () => {
    const unseen = metricsOf(confusion(3, Int32Array.of(0, 0), Int32Array.of(0, 0)));
    expect(unseen.macro.f1).toBe(1);
    const missed = metricsOf(confusion(2, Int32Array.of(0, 1), Int32Array.of(0, 0)));
    expect(missed.macro.recall).toBe(0.5);
    expect(missed.perClass[1]?.precision).toBe(0);
  });
});
