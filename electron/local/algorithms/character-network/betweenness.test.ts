import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betweenness } from './betweenness';
import type { WeightedGraph } from './weighted-graph';

const graph = (size: number, ...edges: [number, number, number?][]): WeightedGraph => ({
  size,
  edges: edges.map(([a, b, weight = 1]) => ({ a, b, weight })),
});
const rounded = (values: Float64Array): number[] => [...values].map((value) => Math.round(value * 1e9) / 1e9);

/** Every simple path of every pair, the shortest of them counted: slow and obvious. */
function byHand({ size, edges }: WeightedGraph): number[] {
  const totals = new Array<number>(size).fill(0);
  for (let from = 0; from < size; from++) {
    for (let to = from + 1; to < size; to++) {
      const found: { readonly nodes: readonly number[]; readonly length: number }[] = [];
      const walk = (nodes: readonly number[], length: number): void => {
        const last = nodes.at(-1);
        if (last === to) found.push({ nodes, length });
        else
          for (const { a, b, weight } of edges) {
            const next = a === last ? b : b === last ? a : null;
            if (next !== null && !nodes.includes(next)) walk([...nodes, next], length + 1 / weight);
          }
      };
      walk([from], 0);
      const least = Math.min(...found.map(({ length }) => length));
      const shortest = found.filter(({ length }) => length <= least * (1 + 1e-9));
      for (const { nodes } of shortest)
        for (const node of nodes.slice(1, -1)) totals[node] = (totals[node] ?? 0) + 1 / shortest.length;
    }
  }
  return totals.map((value) => (size > 2 ? value / (((size - 1) * (size - 2)) / 2) : 0));
}

describe('betweenness', () => {
  it('is 1 in the middle of a star and 0 at its ends', () => {
    expect(rounded(betweenness(graph(5, [0, 1], [0, 2], [0, 3], [0, 4])))).toEqual([1, 0, 0, 0, 0]);
  });

  it('of a path of five is 0, 1/2, 2/3, 1/2, 0', () => {
    expect([...betweenness(graph(5, [0, 1], [1, 2], [2, 3], [3, 4]))].map((v) => v.toFixed(6))).toEqual([
      '0.000000',
      '0.500000',
      '0.666667',
      '0.500000',
      '0.000000',
    ]);
  });

  it('halves what goes two equally short ways round a square', () => {
    expect(rounded(betweenness(graph(4, [0, 1], [1, 2], [2, 3], [3, 0])))).toEqual(
      [1, 1, 1, 1].map(() => Math.round((0.5 / 3) * 1e9) / 1e9),
    );
  });

  it('takes the way over strong ties', () => {
    expect(rounded(betweenness(graph(3, [0, 1, 1], [0, 2, 4], [2, 1, 4])))).toEqual([0, 0, 1]);
  });

  it('is 0 for one or two nodes', () => {
    expect([...betweenness(graph(2, [0, 1]))]).toEqual([0, 0]);
    expect([...betweenness(graph(1))]).toEqual([0]);
  });

  it('is what counting every path gives', () => {
    const small = fc.integer({ min: 3, max: 6 }).chain((size) =>
      fc
        .uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.integer({ min: 1, max: 4 })), {
          selector: ([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`,
          maxLength: 9,
        })
        .map((edges) => graph(size, ...edges.filter(([a, b]) => a !== b))),
    );
    fc.assert(
      fc.property(small, (any) => {
        for (const [node, expected] of byHand(any).entries()) expect(betweenness(any)[node]).toBeCloseTo(expected, 9);
      }),
    );
  });
});
