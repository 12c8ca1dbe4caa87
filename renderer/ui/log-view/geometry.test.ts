import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentPixels, lastTopRow, maximumPixels, rowPixels, scrollTopOf, topRow, visibleRows } from './geometry';

const viewports = fc.record({
  total: fc.integer({ min: 0, max: 20_000_000 }),
  height: fc.integer({ min: 40, max: 2000 }),
});

test('a short log scrolls pixel by pixel', () => {
  const viewport = { total: 1000, height: 400 };
  expect(contentPixels(viewport)).toBe(1000 * rowPixels);
  expect(topRow(viewport, 200)).toBeCloseTo(10);
});

test('the content never grows past what browsers lay out', () => {
  expect(contentPixels({ total: 10_000_000, height: 400 })).toBe(maximumPixels);
});

test('every row can be put at the top and is then drawn', () => {
  fc.assert(
    fc.property(viewports, fc.nat(), (viewport, seed) => {
      fc.pre(viewport.total > 0);
      const row = seed % viewport.total;
      const top = topRow(viewport, scrollTopOf(viewport, row));
      expect(top).toBeCloseTo(Math.min(row, lastTopRow(viewport)), 4);
      const { from, to } = visibleRows(viewport, top + 1e-6);
      expect(row).toBeGreaterThanOrEqual(from);
      expect(row).toBeLessThan(to);
    }),
  );
});

test('the end of the scroll bar is the end of the log', () => {
  fc.assert(
    fc.property(viewports, (viewport) => {
      const top = topRow(viewport, contentPixels(viewport) - viewport.height);
      expect(visibleRows(viewport, top).to).toBe(viewport.total);
    }),
  );
});
