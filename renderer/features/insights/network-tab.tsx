import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { formatCount } from '../../../shared/model/format';
import type { CharacterNetwork } from '../../../shared/model/insights/network';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { ForceGraph } from '../../ui/graph/force-graph';
import { ExportMenu } from './export-menu';
import { InsightGate } from './insight-gate';
import { CharacterDetails } from './network-details';
import { NetworkFilters } from './network-filters';
import { NetworkLegend } from './network-legend';
import { TiesTable } from './network-table';
import { type NetworkFilter, networkView } from './network-view';

interface NetworkTabProps {
  readonly dataset: string;
  readonly version: string;
}

/** Who speaks with whom, as a picture or a table, over the whole story or a part of it. */
export function NetworkTab({ dataset, version }: NetworkTabProps) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const read = useRequest('insights.network', { workspaceId, dataset, version });
  return (
    <InsightGate what="network" read={read} dataset={dataset} version={version}>
      {(network) => <Network network={network} dataset={dataset} version={version} />}
    </InsightGate>
  );
}

const everything: NetworkFilter = { span: { kind: 'whole' }, leastWeight: 0, community: null, search: '' };

function Network({ dataset, network, version }: NetworkTabProps & { readonly network: CharacterNetwork }) {
  const [filter, setFilter] = useState(everything);
  const [selected, setSelected] = useState<string | null>(null);
  const [as, setAs] = useState('graph');
  const view = useMemo(() => networkView(network, filter), [network, filter]);
  const names = useMemo(() => network.nodes.map(({ name }) => name), [network]);
  const most = Math.max(1, ...view.nodes.map(({ records }) => records));
  const shown = selected !== null && view.nodes.some(({ name }) => name === selected) ? selected : null;
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${formatCount(view.nodes.length)} of ${formatCount(network.nodes.length)})`}
          description="A disc is as large as its character has lines; a line is as broad as the tie is strong. Choose a disc, drag it, or move it with Shift and the arrow keys."
          actions={
            <ExportMenu
              dataset={dataset}
              version={version}
              items={[
                { what: 'network-json', text: 'JSON', about: 'With its course over the episodes' },
                { what: 'network-graphml', text: 'GraphML', about: 'For Gephi, yEd, igraph, NetworkX' },
              ]}
            />
          }
        >
          Characters
        </Header>
      }
    >
      <SpaceBetween size="m">
        <NetworkFilters network={network} filter={filter} onChange={setFilter} />
        <SegmentedControl
          label="Show the network as"
          selectedId={as}
          options={[
            { id: 'graph', text: 'Picture' },
            { id: 'table', text: 'Table' },
          ]}
          onChange={({ detail: { selectedId } }) => setAs(selectedId)}
        />
        {view.nodes.length === 0 ? (
          <p className="insights-quiet">No character passes the filters.</p>
        ) : as === 'table' ? (
          <div className="insights-split">
            <TiesTable edges={view.edges} onSelect={setSelected} />
            <CharacterDetails network={network} view={view} name={shown} onSelect={setSelected} />
          </div>
        ) : (
          <div className="insights-split">
            <div>
              <ForceGraph
                label={`Network of ${view.nodes.length} characters with ${view.edges.length} ties`}
                layoutNames={names}
                layoutEdges={network.edges}
                nodes={view.nodes.map(({ community, name, records }) => ({
                  name,
                  size: records / most,
                  color: community,
                  about: `${formatCount(records)} lines, community ${community + 1}`,
                }))}
                edges={view.edges}
                selected={shown}
                onSelect={setSelected}
              />
              <NetworkLegend network={network} />
            </div>
            <CharacterDetails network={network} view={view} name={shown} onSelect={setSelected} />
          </div>
        )}
      </SpaceBetween>
    </Container>
  );
}
