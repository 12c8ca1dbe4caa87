import { describe, expect, test } from 'vitest';
import { fitWidths } from './fit-widths';

const columns = [
  { id: 'name', width: 300 },
  { id: 'status', width: 200 },
  { id: 'created', width: 220, figures: true },
] as const;

describe('fitWidths', () => {
  test('leaves widths alone where there is room for them', () => {
    expect(fitWidths(columns, {}, 800)).toEqual({ name: 300, status: 200, created: 220 });
  });

  test('takes from words what is missing, and never from figures', () => {
    expect(fitWidths(columns, {}, 700)).toEqual({ name: 240, status: 160, created: 220 });
  });

  test('keeps what a person chose', () => {
    expect(fitWidths(columns, { name: 280 }, 700)).toEqual({ name: 280, status: 120, created: 220 });
  });

  test('stops at the least a column can be read at', () => {
    expect(fitWidths(columns, {}, 300)).toEqual({ name: 110, status: 110, created: 220 });
  });
});
