import { z } from 'zod';
import type { CharacterNetwork } from './network';

/** Which part of the story: all of it, everything up to an episode, or one episode alone. `at` counts episodes from 0. */
const spanSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole') }).readonly(),
  z.object({ kind: z.enum(['up-to', 'only']), at: z.number().int().nonnegative() }).readonly(),
]);

export const networkFilterSchema = z
  .object({
    span: spanSchema,
    /** Ties below are left out. */
    leastWeight: z.number().nonnegative(),
    /** Null: every one. */
    community: z.number().int().nonnegative().nullable(),
    /** A part of a name or alias; those that do not match are left out unless tied to one that does. Empty: everybody. */
    search: z.string().max(256),
  })
  .readonly();
export type NetworkFilter = z.infer<typeof networkFilterSchema>;
type Span = NetworkFilter['span'];

/** Nothing left out. */
export const wholeNetwork: NetworkFilter = { span: { kind: 'whole' }, leastWeight: 0, community: null, search: '' };

export interface ShownTie {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
}

interface ShownCharacter {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly records: number;
  readonly community: number;
}

export interface NetworkView {
  readonly nodes: readonly ShownCharacter[];
  readonly edges: readonly ShownTie[];
}

/** What is left of the network under the filters; who says nothing in the span is not there. */
export function networkView(
  network: CharacterNetwork,
  { community, leastWeight, search, span }: NetworkFilter,
): NetworkView {
  const { edges: all, records } = inSpan(network, span);
  const wanted = search.trim().toLowerCase();
  const kept = network.nodes.filter(
    (node) => (records.get(node.name) ?? 0) > 0 && (community === null || node.community === community),
  );
  const there = new Set(kept.map(({ name }) => name));
  const strong = all.filter(
    ({ source, target, weight }) => weight >= leastWeight && there.has(source) && there.has(target),
  );
  const found = new Set(
    kept
      .filter(({ aliases, name }) => [name, ...aliases].some((one) => one.toLowerCase().includes(wanted)))
      .map(({ name }) => name),
  );
  const edges = wanted === '' ? strong : strong.filter(({ source, target }) => found.has(source) || found.has(target));
  const near = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const nodes = kept
    .filter(({ name }) => wanted === '' || found.has(name) || near.has(name))
    .map(({ aliases, community: of, name }) => ({ name, aliases, community: of, records: records.get(name) ?? 0 }));
  return { nodes, edges };
}

function inSpan(network: CharacterNetwork, span: Span) {
  if (span.kind === 'whole') {
    const records = new Map(network.nodes.map(({ name, records }) => [name, records]));
    return { edges: network.edges as readonly ShownTie[], records };
  }
  const episodes = network.timeline.slice(span.kind === 'only' ? span.at : 0, span.at + 1);
  const records = new Map<string, number>();
  const edges = new Map<string, ShownTie>();
  for (const episode of episodes) {
    for (const { name, records: count } of episode.nodes) records.set(name, (records.get(name) ?? 0) + count);
    for (const { source, target, weight } of episode.edges) {
      const key = `${source}\n${target}`;
      edges.set(key, { source, target, weight: (edges.get(key)?.weight ?? 0) + weight });
    }
  }
  return { edges: [...edges.values()], records };
}

/** Communities by their number, each with those who hold it together first. */
export function communitiesOf(
  network: CharacterNetwork,
): readonly { readonly community: number; readonly names: readonly string[] }[] {
  const groups = new Map<number, string[]>();
  for (const { community, name } of network.nodes.toSorted((a, b) => b.strength - a.strength))
    groups.set(community, [...(groups.get(community) ?? []), name]);
  return [...groups].map(([community, names]) => ({ community, names })).toSorted((a, b) => a.community - b.community);
}

/** Ties of one character, the strongest first. */
export function tiesOf(
  edges: readonly ShownTie[],
  name: string,
): readonly { readonly name: string; readonly weight: number }[] {
  return edges
    .flatMap(({ source, target, weight }) =>
      source === name ? [{ name: target, weight }] : target === name ? [{ name: source, weight }] : [],
    )
    .toSorted((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
}
