import { expect, it } from 'vitest';
import { forceLayout, type Spot } from './force-layout';

const far = (a: Spot | undefined, b: Spot | undefined) =>
  a === undefined || b === undefined ? Number.NaN : Math.hypot(a.x - b.x, a.y - b.y);

it('puts those tied strongly closer than those that are not', () => {
  const spots = forceLayout(
    ['a', 'b', 'c', 'd'],
    [
      { source: 'a', target: 'b', weight: 10 },
      { source: 'c', target: 'd', weight: 10 },
      { source: 'b', target: 'c', weight: 0.1 },
    ],
  );
  expect(far(spots.get('a'), spots.get('b'))).toBeLessThan(far(spots.get('a'), spots.get('d')));
  expect(far(spots.get('c'), spots.get('d'))).toBeLessThan(far(spots.get('a'), spots.get('d')));
});

it('draws the same picture twice, inside the frame, nobody upon another', () => {
  const names = Array.from({ length: 40 }, (_, index) => `n${index}`);
  const edges = names
    .slice(1)
    .map((target, index) => ({ source: names[index >> 1] ?? '', target, weight: 1 + (index % 5) }));
  const spots = forceLayout(names, edges);
  expect([...forceLayout(names, edges)]).toEqual([...spots]);
  const all = [...spots.values()];
  for (const { x, y } of all) {
    expect(x).toBeGreaterThanOrEqual(0.06);
    expect(x).toBeLessThanOrEqual(0.94);
    expect(y).toBeGreaterThanOrEqual(0.06);
    expect(y).toBeLessThanOrEqual(0.94);
  }
  const closest = Math.min(...all.flatMap((a, index) => all.slice(index + 1).map((b) => far(a, b))));
  expect(closest).toBeGreaterThan(0.015);
});

it('stands for nobody, for one, and for ties to somebody who is not there', () => {
  expect(forceLayout([], []).size).toBe(0);
  expect(forceLayout(['a'], [{ source: 'a', target: 'x', weight: 1 }]).get('a')).toEqual({ x: 0.5, y: 0.5 });
});
