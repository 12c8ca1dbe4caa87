import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { louvain, modularity } from './louvain';
import type { WeightedGraph } from './weighted-graph';

const graph = (size: number, ...edges: [number, number, number?][]): WeightedGraph => ({
  size,
  edges: edges.map(([a, b, weight = 1]) => ({ a, b, weight })),
});
const twoTriangles = graph(6, [0, 1], [1, 2], [0, 2], [3, 4], [4, 5], [3, 5], [2, 3]);

/** Friends in a karate club that split (Zachary 1977): 34 people, 78 friendships, from 1. */
const club = graph(
  34,
  ...`2-1 3-1 3-2 4-1 4-2 4-3 5-1 6-1 7-1 7-5 7-6 8-1 8-2 8-3 8-4 9-1 9-3 10-3 11-1 11-5 11-6 12-1 13-1 13-4 14-1 14-2 14-3 14-4 17-6 17-7 18-1 18-2 20-1 20-2 22-1 22-2 26-24 26-25 28-3 28-24 28-25 29-3 30-24 30-27 31-2 31-9 32-1 32-25 32-26 32-29 33-3 33-9 33-15 33-16 33-19 33-21 33-23 33-24 33-30 33-31 33-32 34-9 34-10 34-14 34-15 34-16 34-19 34-20 34-21 34-23 34-24 34-27 34-28 34-29 34-30 34-31 34-32 34-33`
    .split(' ')
    .map((edge) => edge.split('-').map((node) => Number(node) - 1) as [number, number]),
);

const graphs = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.integer({ min: 1, max: 9 })), {
      selector: ([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`,
      maxLength: 30,
    })
    .map((edges) => graph(size, ...edges.filter(([a, b]) => a !== b))),
);

describe('louvain', () => {
  it('parts two triangles at their bridge', () => {
    const { communityOf, modularity: q } = louvain(twoTriangles, 1);
    expect([...communityOf]).toEqual([0, 0, 0, 1, 1, 1]);
    // 2 (3/7 − (7/14)²)
    expect(q).toBeCloseTo(5 / 14, 12);
  });

  it('finds the best known division of the karate club', () => {
    expect(club.edges).toHaveLength(78);
    const { communityOf, modularity: q } = louvain(club, 1);
    expect(q).toBeCloseTo(0.4198, 4);
    expect(new Set(communityOf).size).toBe(4);
  });

  it('goes by weight', () => {
    expect([...louvain(graph(4, [0, 1, 9], [1, 2, 1], [2, 3, 9], [3, 0, 1]), 1).communityOf]).toEqual([0, 0, 1, 1]);
  });

  it('leaves nodes without edges alone', () => {
    expect(louvain(graph(3), 1)).toEqual({ communityOf: Int32Array.of(0, 1, 2), modularity: 0 });
  });

  it('never ends below one community for all, nor below one for each, and gives the same for the same seed', () => {
    fc.assert(
      fc.property(graphs, fc.nat(1000), (any, seed) => {
        const { communityOf, modularity: q } = louvain(any, seed);
        expect(q).toBeGreaterThanOrEqual(-1e-12);
        expect(q).toBeGreaterThanOrEqual(
          modularity(
            any,
            Int32Array.from({ length: any.size }, (_, i) => i),
          ) - 1e-12,
        );
        expect(q).toBeCloseTo(modularity(any, communityOf), 12);
        expect(louvain(any, seed)).toEqual({ communityOf, modularity: q });
      }),
    );
  });
});
