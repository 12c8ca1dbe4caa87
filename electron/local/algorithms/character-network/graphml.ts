import type { CharacterNetwork } from '../../../../shared/model/insights/network';
import { xmlText } from '../../../../shared/model/xml-text';

type Kind = 'string' | 'int' | 'double';

const nodeKeys: readonly (readonly [string, Kind])[] = [
  ['name', 'string'],
  ['aliases', 'string'],
  ['records', 'int'],
  ['scenes', 'int'],
  ['community', 'int'],
  ['strength', 'double'],
  ['betweenness', 'double'],
];
const edgeKeys: readonly (readonly [string, Kind])[] = [
  ['scenes', 'int'],
  ['exchanges', 'int'],
  ['mentions', 'int'],
  ['weight', 'double'],
];

/**
 * The network as GraphML 1.0 (http://graphml.graphdrawing.org), which Gephi, yEd, igraph and networkx read: undirected, with the figures of nodes and
 * edges as typed data. The timeline is not in it.
 */
export function graphml({ nodes, edges }: CharacterNetwork): string {
  const idOf = new Map(nodes.map(({ name }, i) => [name, `n${i}`]));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...nodeKeys.map(([name, kind]) => key('node', name, kind)),
    ...edgeKeys.map(([name, kind]) => key('edge', name, kind)),
    '  <graph id="characters" edgedefault="undirected">',
  ];
  for (const node of nodes) {
    const figures: Readonly<Record<string, unknown>> = { ...node, aliases: node.aliases.join('; ') };
    lines.push(`    <node id="${idOf.get(node.name)}">${data('node', nodeKeys, figures)}</node>`);
  }
  for (const edge of edges) {
    lines.push(
      `    <edge source="${idOf.get(edge.source)}" target="${idOf.get(edge.target)}">${data('edge', edgeKeys, { ...edge })}</edge>`,
    );
  }
  lines.push('  </graph>', '</graphml>', '');
  return lines.join('\n');
}

const key = (of: 'node' | 'edge', name: string, kind: Kind): string =>
  `  <key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${kind}"/>`;

function data(
  of: 'node' | 'edge',
  keys: readonly (readonly [string, Kind])[],
  values: Readonly<Record<string, unknown>>,
): string {
  return keys.map(([name]) => `<data key="${of}-${name}">${xmlText(String(values[name]))}</data>`).join('');
}
