import Table from '@cloudscape-design/components/table';
import type { LineageGraph } from '../../../shared/model/lineage';
import { type LineageNode, lineageKinds, lineageNode, lineageWords } from '../../../shared/model/lineage-node';

/** Every thing of a history with its whole address and hash, in the order from data to endpoint. */
export function LineageTable({ graph }: { readonly graph: LineageGraph }) {
  const nodes = graph.vertices
    .map(lineageNode)
    .sort((a, b) => lineageKinds.indexOf(a.kind) - lineageKinds.indexOf(b.kind) || (a.title < b.title ? -1 : 1));
  return (
    <Table<LineageNode>
      variant="embedded"
      items={nodes}
      trackBy="arn"
      wrapLines
      ariaLabels={{ tableLabel: 'Lineage' }}
      columnDefinitions={[
        { id: 'kind', header: 'What', cell: ({ kind }) => lineageWords[kind] },
        { id: 'title', header: 'Name', isRowHeader: true, cell: ({ title }) => title },
        { id: 'source', header: 'Source', cell: ({ source }) => <span className="models-mono">{source}</span> },
        {
          id: 'hash',
          header: 'SHA-256',
          cell: ({ sha256 }) => (sha256 === null ? '' : <span className="models-mono">{sha256}</span>),
        },
      ]}
    />
  );
}
