import { expect, it } from 'vitest';
import { classScores } from './class-scores';

it('counts precision down the columns and recall along the rows', () => {
  const scores = classScores({
    labels: ['cafe', 'lake', 'mill'],
    counts: [
      [3, 1, 0],
      [2, 2, 0],
      [0, 0, 0],
    ],
  });
  expect(scores[0]).toEqual({ label: 'cafe', precision: 0.6, recall: 0.75, f1: (2 * 0.6 * 0.75) / 1.35, support: 4 });
  expect(scores[1]).toMatchObject({ precision: 2 / 3, recall: 0.5, support: 4 });
  expect(scores[2]).toEqual({ label: 'mill', precision: null, recall: null, f1: null, support: 0 });
});

it('gives 0 to a label that is never right', () => {
  expect(
    classScores({
      labels: ['a', 'b'],
      counts: [
        [0, 1],
        [1, 0],
      ],
    })[0],
  ).toMatchObject({ f1: 0 });
});
