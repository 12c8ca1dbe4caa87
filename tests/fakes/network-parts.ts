import type { CharacterNetwork } from '../../shared/model/insights/network';

/** A character of a network made up for a test: as central as it has records. */
export function networkNode(
  name: string,
  community: number,
  records: number,
  aliases: readonly string[] = [],
): CharacterNetwork['nodes'][number] {
  return { name, aliases, records, scenes: 1, community, strength: records, betweenness: 0 };
}

/** A tie of a network made up for a test. */
export function networkEdge(source: string, target: string, weight: number): CharacterNetwork['edges'][number] {
  return { source, target, weight, scenes: 1, exchanges: 0, mentions: 0 };
}
