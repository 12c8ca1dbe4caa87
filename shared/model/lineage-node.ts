import type { LineageGraph, LineageVertex } from './lineage';
import { parseVersionLabel, versionLabel } from './model-version';

/** What a vertex is to a person; the order is the way from data to endpoint. */
export const lineageKinds = [
  'data',
  'image',
  'processing',
  'job',
  'model',
  'package',
  'approval',
  'group',
  'deployment',
  'endpoint',
  'other',
] as const;
export type LineageKind = (typeof lineageKinds)[number];

export const lineageWords: Readonly<Record<LineageKind, string>> = {
  data: 'Data set',
  image: 'Image',
  processing: 'Processing job',
  job: 'Training job',
  model: 'Model file',
  package: 'Version',
  approval: 'Decision',
  group: 'Model group',
  deployment: 'Deployment',
  endpoint: 'Endpoint',
  other: 'Other',
};

/** A vertex as a picture or a table names it. */
export interface LineageNode {
  readonly arn: string;
  readonly kind: LineageKind;
  /** Short: a file's name, a job's, group/version, an endpoint's. */
  readonly title: string;
  /** In full: the address or ARN it stands for. */
  readonly source: string;
  /** SHA-256 of a data set; null elsewhere and where nobody computed one. */
  readonly sha256: string | null;
  /** `Approved` or `Rejected` of a decision; null elsewhere. */
  readonly decision: string | null;
}

/** What a vertex stands for: the service's types are many, the things behind them few. */
export function lineageNode(vertex: LineageVertex): LineageNode {
  const kind = kindOf(vertex);
  const source = vertex.source ?? vertex.name ?? vertex.arn;
  return {
    arn: vertex.arn,
    kind,
    title: titleOf(kind, vertex, source),
    source,
    sha256: kind === 'data' ? (property(vertex, /^sha-?256$/i) ?? null) : null,
    decision: kind === 'approval' ? (property(vertex, /^modelapprovalstatus$/i) ?? null) : null,
  };
}

/** The arrows a person reads as "led to"; what hangs on both sides of nothing stays without arrows. */
export function lineageArrows({ edges }: LineageGraph): readonly { readonly from: string; readonly to: string }[] {
  return edges.map(({ source, destination }) => ({ from: source, to: destination }));
}

function kindOf({ lineageType, source, type }: LineageVertex): LineageKind {
  if (lineageType === 'TrialComponent') {
    if (/processingjob/i.test(type)) return 'processing';
    return /trainingjob/i.test(type) ? 'job' : 'other';
  }
  if (lineageType === 'Context') {
    if (/endpoint/i.test(type)) return 'endpoint';
    return /modelgroup|modelpackagegroup/i.test(type) ? 'group' : 'other';
  }
  if (lineageType === 'Action') {
    if (/approv/i.test(type)) return 'approval';
    return /deployment/i.test(type) ? 'deployment' : 'other';
  }
  if (source?.includes(':model-package/')) return 'package';
  if (/^dataset$/i.test(type)) return 'data';
  if (/^image$/i.test(type)) return 'image';
  return /^model/i.test(type) ? 'model' : 'other';
}

function titleOf(kind: LineageKind, { name, properties }: LineageVertex, source: string): string {
  const last = source.replace(/\/+$/, '').split('/').at(-1) ?? source;
  if (kind === 'package') {
    const parsed = parseVersionLabel(source);
    return parsed ? versionLabel(parsed) : last;
  }
  // ARNs are in lower case; the name, without what the service adds to it, is as a person gave it.
  if (kind === 'processing' || kind === 'job' || kind === 'endpoint' || kind === 'group')
    return name?.replace(/-aws-(processing-job|training-job|endpoint|model-group)$/, '') ?? last;
  if (kind === 'approval') return properties.ModelApprovalStatus ?? name ?? 'Decision';
  if (kind === 'deployment') return 'Deployed';
  return last;
}

function property({ properties }: LineageVertex, name: RegExp): string | undefined {
  return Object.entries(properties).find(([key]) => name.test(key))?.[1];
}
