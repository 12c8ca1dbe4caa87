import { expect, test } from 'vitest';
import { alignedColumns, shortNumber } from './aligned-data';

test('curves with different x share one ascending column', () => {
  const columns = alignedColumns([
    {
      label: 'a',
      points: [
        { x: 1, y: 10 },
        { x: 3, y: 30 },
      ],
    },
    {
      label: 'b',
      points: [
        { x: 2, y: 20 },
        { x: 3, y: 33 },
      ],
    },
  ]);
  expect(columns).toEqual([
    [1, 2, 3],
    [10, null, 30],
    [null, 20, 33],
  ]);
});

test('the last of several points at one x counts', () => {
  expect(
    alignedColumns([
      {
        label: 'a',
        points: [
          { x: 1, y: 1 },
          { x: 1, y: 2 },
        ],
      },
    ]),
  ).toEqual([[1], [2]]);
});

test.each([
  [0.83124, '0.8312'],
  [12.5, '12.5'],
  [1204, '1,204'],
  [0, '0'],
  [Number.NaN, 'NaN'],
])('%d reads %s', (value, text) => {
  expect(shortNumber(value)).toBe(text);
});
