/** An undirected graph with positive weights, nodes 0 to size − 1; no loops, an edge once. */
export interface WeightedGraph {
  readonly size: number;
  readonly edges: readonly WeightedEdge[];
}

interface WeightedEdge {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/** Neighbours of each node with the weight of the edge to them. */
export function neighbours({ size, edges }: WeightedGraph): readonly (readonly (readonly [number, number])[])[] {
  const lists: [number, number][][] = Array.from({ length: size }, () => []);
  for (const { a, b, weight } of edges) {
    lists[a]?.push([b, weight]);
    lists[b]?.push([a, weight]);
  }
  return lists;
}
