import { neighbours, type WeightedGraph } from './weighted-graph';

/** Two ways whose lengths differ by less are equally short: sums of fractions in another order. */
const TOLERANCE = 1e-9;

/**
 * For each node the share of shortest paths between two others that lead through it, summed over all pairs and divided by their number
 * (n − 1)(n − 2) / 2: 0 to 1. An edge is as long as 1 / weight. Brandes 2001, "A faster algorithm for betweenness centrality", with Dijkstra's search by
 * array: O(n (n² + m)), for the thousand nodes a network has at most.
 */
export function betweenness(graph: WeightedGraph): Float64Array {
  const { size } = graph;
  const lists = neighbours(graph);
  const total = new Float64Array(size);
  for (let source = 0; source < size; source++) {
    const { order, paths, before } = shortestPaths(source, lists);
    const share = new Float64Array(size);
    for (let i = order.length - 1; i > 0; i--) {
      const node = order[i] as number;
      for (const earlier of before[node] as number[]) {
        share[earlier] =
          (share[earlier] as number) +
          ((paths[earlier] as number) / (paths[node] as number)) * (1 + (share[node] as number));
      }
      total[node] = (total[node] as number) + (share[node] as number);
    }
  }
  // Every pair was counted from both its ends.
  const pairs = (size - 1) * (size - 2);
  return pairs > 0 ? total.map((value) => Math.min(1, value / pairs)) : total;
}

/** Reached nodes by distance from the source, how many shortest paths lead to each, and the nodes before it on them. */
function shortestPaths(
  source: number,
  lists: ReturnType<typeof neighbours>,
): { readonly order: readonly number[]; readonly paths: Float64Array; readonly before: readonly number[][] } {
  const size = lists.length;
  const distance = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const done = new Uint8Array(size);
  const paths = new Float64Array(size);
  const before: number[][] = Array.from({ length: size }, () => []);
  const order: number[] = [];
  distance[source] = 0;
  paths[source] = 1;
  for (let node = source; node >= 0; node = nearest(distance, done)) {
    done[node] = 1;
    order.push(node);
    for (const [next, weight] of lists[node] ?? []) {
      if (done[next] === 1) continue;
      const way = (distance[node] as number) + 1 / weight;
      const known = distance[next] as number;
      if (way < known * (1 - TOLERANCE) || known === Number.POSITIVE_INFINITY) {
        distance[next] = way;
        paths[next] = paths[node] as number;
        before[next] = [node];
      } else if (way <= known * (1 + TOLERANCE)) {
        paths[next] = (paths[next] as number) + (paths[node] as number);
        before[next]?.push(node);
      }
    }
  }
  return { order, paths, before };
}

function nearest(distance: Float64Array, done: Uint8Array): number {
  let best = -1;
  let shortest = Number.POSITIVE_INFINITY;
  for (let node = 0; node < distance.length; node++) {
    if (done[node] === 0 && (distance[node] as number) < shortest) {
      shortest = distance[node] as number;
      best = node;
    }
  }
  return best;
}
