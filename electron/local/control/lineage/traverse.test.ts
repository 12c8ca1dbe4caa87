import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Association } from './lineage-entity';
import { type Graph, onTheWay, traverse } from './traverse';

function graph(arrows: readonly (readonly [number, number])[]): Graph {
  const edges: Association[] = arrows.map(([source, destination]) => ({ source, destination, type: 'ContributedTo' }));
  return {
    into: (ids) => edges.filter(({ destination }) => ids.includes(destination)),
    from: (ids) => edges.filter(({ source }) => ids.includes(source)),
  };
}

const nodes = (...args: Parameters<typeof traverse>) => [...traverse(...args).depths.keys()].sort();

/** 1 → 2 → 4 → 5, 3 → 2, 3 → 6: two data sets, a job, a model, a package; 3 is an image that another job used. */
const lineage = graph([
  [1, 2],
  [3, 2],
  [2, 4],
  [4, 5],
  [3, 6],
]);

describe('the way through a lineage', () => {
  it('goes up, down or both ways, and not beyond its depth', () => {
    expect(nodes(lineage, [4], 'Ascendants', 10)).toEqual([1, 2, 3, 4]);
    expect(nodes(lineage, [4], 'Descendants', 10)).toEqual([4, 5]);
    expect(nodes(lineage, [4], 'Both', 10)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(nodes(lineage, [5], 'Ascendants', 2)).toEqual([2, 4, 5]);
    expect(nodes(lineage, [5], 'Ascendants', 0)).toEqual([5]);
  });

  it('ends in a circle', () => {
    const circle = graph([
      [1, 2],
      [2, 1],
    ]);
    expect(traverse(circle, [1], 'Both', 10).edges).toHaveLength(2);
  });

  it('to a match holds what lies between, and nothing else', () => {
    const reached = traverse(lineage, [5], 'Ascendants', 10);
    expect([...onTheWay(reached, [1])].sort()).toEqual([1, 2, 4, 5]);
    expect([...onTheWay(reached, [])]).toEqual([]);
  });

  it('finds exactly what can be reached, each arrow once', () => {
    const node = fc.integer({ min: 0, max: 8 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(node, node), { selector: String }), node, (arrows, start) => {
        const { depths, edges } = traverse(graph(arrows), [start], 'Descendants', 10);
        const reachable = new Set([start]);
        for (const at of reachable) for (const [from, to] of arrows) if (from === at) reachable.add(to);
        expect([...depths.keys()].sort()).toEqual([...reachable].sort());
        expect(edges.map(({ source, destination }) => `${source}-${destination}`).sort()).toEqual(
          arrows
            .filter(([from]) => reachable.has(from))
            .map(([from, to]) => `${from}-${to}`)
            .sort(),
        );
      }),
    );
  });
});
