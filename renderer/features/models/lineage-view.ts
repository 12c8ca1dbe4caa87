import type { LineageGraph } from '../../../shared/model/lineage';
import {
  type LineageKind,
  type LineageNode,
  lineageArrows,
  lineageNode,
  lineageWords,
} from '../../../shared/model/lineage-node';
import { parseVersionLabel } from '../../../shared/model/model-version';
import { hrefOf } from '../../../shared/model/screen-address';
import type { GraphNode } from '../../ui/graph/layered-graph';

/** Which series colour marks a kind; kinds that are means to an end have none. */
const colors: Readonly<Record<LineageKind, number>> = {
  data: 3,
  image: 0,
  processing: 1,
  job: 1,
  model: 4,
  package: 5,
  approval: 0,
  group: 0,
  deployment: 0,
  endpoint: 2,
  other: 0,
};

export interface LineagePicture {
  readonly nodes: readonly GraphNode[];
  readonly arrows: readonly { readonly from: string; readonly to: string }[];
}

/** A history as boxes and arrows; `about` is the ARN that was asked for. */
export function lineagePicture(graph: LineageGraph, about: string): LineagePicture {
  const nodes = graph.vertices.map((vertex): GraphNode => {
    const node = lineageNode(vertex);
    return {
      id: node.arn,
      kind: lineageWords[node.kind],
      title: node.title,
      detail: node.sha256 === null ? null : `sha256 ${node.sha256.slice(0, 12)}…`,
      tip: node.sha256 === null ? node.source : `${node.source}\nSHA-256 ${node.sha256}`,
      href: hrefOfNode(node),
      color: colors[node.kind],
      here: isAbout(node, about),
    };
  });
  return { nodes, arrows: lineageArrows(graph) };
}

/** Decisions and deployments name the thing they are about as their source, and are not it. */
function isAbout({ arn, kind, source, title }: LineageNode, about: string): boolean {
  if (kind === 'approval' || kind === 'deployment') return false;
  const job = /:training-job\/(.+)$/.exec(about)?.[1]?.toLowerCase();
  return arn === about || source === about || (kind === 'job' && title.toLowerCase() === job);
}

function hrefOfNode(node: LineageNode): string | null {
  if (node.kind === 'job') return hrefOf({ kind: 'job', name: node.title });
  if (node.kind === 'endpoint') return hrefOf({ kind: 'endpoint', name: node.title });
  if (node.kind === 'group') return hrefOf({ kind: 'model-group', group: node.title });
  const version = node.kind === 'package' ? parseVersionLabel(node.title) : null;
  return version === null ? null : hrefOf({ kind: 'model-version', ...version });
}
