import { Random } from '../shared/random';
import { neighbours, type WeightedGraph } from './weighted-graph';

/** Communities of a graph and how good the division is. */
interface Division {
  /** Number of each node's community: 0 for that of the first node, and so on in the order of the nodes. */
  readonly communityOf: Int32Array;
  readonly modularity: number;
}

/** The order of visits decides between equally good moves: the best of several orders is taken. */
const TRIES = 8;
const EPSILON = 1e-12;

/**
 * Communities by modularity (resolution 1): nodes move to the neighbouring community that gains most until none does, communities become nodes, and
 * again. Blondel, Guillaume, Lambiotte, Lefebvre 2008, "Fast unfolding of communities in large networks". The same graph and seed give the same division.
 */
export function louvain(graph: WeightedGraph, seed: number): Division {
  let best: Division | null = null;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const communityOf = unfold(graph, Random.fromSeed(seed + attempt));
    const division = { communityOf: renumbered(communityOf), modularity: modularity(graph, communityOf) };
    if (best === null || division.modularity > best.modularity + EPSILON) best = division;
  }
  return best as Division;
}

/**
 * Share of the weight inside communities less what chance would put there (Newman, Girvan 2004): Σ over communities of inside / m − (degrees / 2m)²; −0.5
 * to 1, 0 for a graph without edges.
 */
export function modularity({ size, edges }: WeightedGraph, communityOf: Int32Array): number {
  const inside = new Map<number, number>();
  const degrees = new Map<number, number>();
  const add = (map: Map<number, number>, key: number, value: number): Map<number, number> =>
    map.set(key, (map.get(key) ?? 0) + value);
  let total = 0;
  for (const { a, b, weight } of edges) {
    const [of, other] = [communityOf[a] as number, communityOf[b] as number];
    total += weight;
    add(degrees, of, weight);
    add(degrees, other, weight);
    if (of === other) add(inside, of, weight);
  }
  if (total === 0 || size === 0) return 0;
  let sum = 0;
  for (const [community, degree] of degrees) sum += (inside.get(community) ?? 0) / total - (degree / (2 * total)) ** 2;
  return sum;
}

/** A graph whose nodes are communities of another: a loop is the weight inside, counted from both ends. */
interface Level {
  readonly lists: ReturnType<typeof neighbours>;
  readonly loops: Float64Array;
}

function unfold(graph: WeightedGraph, random: Random): Int32Array {
  const communityOf = Int32Array.from({ length: graph.size }, (_, node) => node);
  let level: Level = { lists: neighbours(graph), loops: new Float64Array(graph.size) };
  for (;;) {
    const moved = renumbered(localMoves(level, random));
    for (const [node, community] of communityOf.entries()) communityOf[node] = moved[community] as number;
    const count = moved.reduce((most, community) => Math.max(most, community + 1), 0);
    if (count === level.lists.length) return communityOf;
    level = aggregated(level, moved, count);
  }
}

function localMoves({ lists, loops }: Level, random: Random): Int32Array {
  const size = lists.length;
  const communityOf = Int32Array.from({ length: size }, (_, node) => node);
  const degree = Float64Array.from(lists, (list, node) =>
    list.reduce((sum, [, weight]) => sum + weight, loops[node] as number),
  );
  const communityDegree = degree.slice();
  const doubled = degree.reduce((sum, value) => sum + value, 0);
  if (doubled === 0) return communityOf;
  const order = Int32Array.from({ length: size }, (_, node) => node);
  random.shuffle(order);
  for (let moved = true; moved; ) {
    moved = false;
    for (const node of order) {
      const from = communityOf[node] as number;
      const own = degree[node] as number;
      const links = new Map<number, number>([[from, 0]]);
      for (const [next, weight] of lists[node] ?? []) {
        const community = communityOf[next] as number;
        links.set(community, (links.get(community) ?? 0) + weight);
      }
      communityDegree[from] = (communityDegree[from] as number) - own;
      const gain = (community: number): number =>
        (links.get(community) ?? 0) - ((communityDegree[community] as number) * own) / doubled;
      let to = from;
      let most = gain(from);
      for (const community of links.keys()) {
        const value = gain(community);
        if (value > most + EPSILON * doubled) {
          most = value;
          to = community;
        }
      }
      communityDegree[to] = (communityDegree[to] as number) + own;
      communityOf[node] = to;
      if (to !== from) moved = true;
    }
  }
  return communityOf;
}

function aggregated({ lists, loops }: Level, communityOf: Int32Array, count: number): Level {
  const merged: Map<number, number>[] = Array.from({ length: count }, () => new Map());
  const inside = new Float64Array(count);
  for (const [node, list] of lists.entries()) {
    const from = communityOf[node] as number;
    inside[from] = (inside[from] as number) + (loops[node] as number);
    for (const [next, weight] of list) {
      const to = communityOf[next] as number;
      if (to === from) inside[from] = (inside[from] as number) + weight;
      else merged[from]?.set(to, (merged[from].get(to) ?? 0) + weight);
    }
  }
  return { lists: merged.map((map) => [...map]), loops: inside };
}

function renumbered(communityOf: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return communityOf.map((community) => {
    const known = numbers.get(community);
    if (known !== undefined) return known;
    numbers.set(community, numbers.size);
    return numbers.size - 1;
  });
}
