import type { Association } from './lineage-entity';

export type Direction = 'Both' | 'Ascendants' | 'Descendants';

/** Looks up arrows by one of their ends. */
export interface Graph {
  into(ids: readonly number[]): readonly Association[];
  from(ids: readonly number[]): readonly Association[];
}

export interface Reached {
  /** Node to its distance from the start, in arrows. */
  readonly depths: ReadonlyMap<number, number>;
  /** Every arrow that was followed, once. */
  readonly edges: readonly Association[];
}

/**
 * Everything within `maxDepth` arrows of the start. With `Both` the way turns round at every node, as the service
 * documents it: two jobs that share an image reach each other over it.
 */
export function traverse(graph: Graph, start: readonly number[], direction: Direction, maxDepth: number): Reached {
  const depths = new Map(start.map((id) => [id, 0]));
  const edges = new Map<string, Association>();
  let frontier: readonly number[] = start;
  for (let depth = 1; depth <= maxDepth && frontier.length > 0; depth += 1) {
    const next = new Set<number>();
    for (const edge of follow(graph, frontier, direction)) {
      edges.set(`${edge.source}-${edge.destination}`, edge);
      for (const end of [edge.source, edge.destination]) {
        if (depths.has(end)) continue;
        depths.set(end, depth);
        next.add(end);
      }
    }
    frontier = [...next];
  }
  return { depths, edges: [...edges.values()] };
}

/** The nodes on the shortest ways from the start to `targets`, both included. */
export function onTheWay({ depths, edges }: Reached, targets: readonly number[]): ReadonlySet<number> {
  const nearer = new Map<number, number[]>();
  for (const { source, destination } of edges) {
    const steps = (depths.get(source) ?? 0) - (depths.get(destination) ?? 0);
    if (steps === 1) nearer.set(source, [...(nearer.get(source) ?? []), destination]);
    else if (steps === -1) nearer.set(destination, [...(nearer.get(destination) ?? []), source]);
  }
  const found = new Set(targets);
  // A set that grows while it is walked is walked to its end.
  for (const node of found) for (const step of nearer.get(node) ?? []) found.add(step);
  return found;
}

function follow(graph: Graph, ids: readonly number[], direction: Direction): readonly Association[] {
  return [
    ...(direction === 'Descendants' ? [] : graph.into(ids)),
    ...(direction === 'Ascendants' ? [] : graph.from(ids)),
  ];
}
