import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { formatCount } from '../../../shared/model/format';
import { forceLayout, type Spot } from '../../../shared/model/insights/force-layout';
import type { CharacterNetwork } from '../../../shared/model/insights/network';
import { networkView, wholeNetwork } from '../../../shared/model/insights/network-view';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { ForceGraph } from '../../ui/graph/force-graph';
import { useColorMode } from '../../ui/use-color-mode';
import { InsightGate } from './insight-gate';
import { CharacterDetails } from './network-details';
import { NetworkExport } from './network-export';
import { NetworkFilters } from './network-filters';
import { NetworkLegend } from './network-legend';
import { TiesTable } from './network-table';

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

function Network({ dataset, network, version }: NetworkTabProps & { readonly network: CharacterNetwork }) {
  const [filter, setFilter] = useState(wholeNetwork);
  const [selected, setSelected] = useState<string | null>(null);
  const [as, setAs] = useState('graph');
  const mode = useColorMode();
  const view = useMemo(() => networkView(network, filter), [network, filter]);
  const [moved, setMoved] = useState<ReadonlyMap<string, Spot>>(new Map());
  // Laid out for everybody: those that are filtered out keep their places.
  const laidOut = useMemo(
    () =>
      forceLayout(
        network.nodes.map(({ name }) => name),
        network.edges,
      ),
    [network],
  );
  const spots = useMemo(() => new Map([...laidOut, ...moved]), [laidOut, moved]);
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
            <NetworkExport
              dataset={dataset}
              version={version}
              picture={{ filter, moved: [...moved].map(([name, spot]) => ({ name, ...spot })), mode }}
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
                spots={spots}
                onMove={(name, spot) => setMoved((before) => new Map(before).set(name, spot))}
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
