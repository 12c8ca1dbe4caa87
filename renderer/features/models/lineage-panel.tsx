import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import Spinner from '@cloudscape-design/components/spinner';
import { useEffect, useRef } from 'react';
import { formatDateTime } from '../../../shared/model/format';
import type { LineageGraph } from '../../../shared/model/lineage';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { LayeredGraph } from '../../ui/graph/layered-graph';
import { LineageTable } from './lineage-table';
import { lineagePicture } from './lineage-view';

interface LineagePanelProps {
  /** ARN of a job, version or endpoint. */
  readonly arn: string;
  readonly title: string;
  /** Whenever it changes, something happened that belongs to the history: it is read again. */
  readonly stamp: string;
}

/** From the data to the endpoint: what led to this thing and what came of it. */
export function LineagePanel({ arn, title, stamp }: LineagePanelProps) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const { reload, result } = useRequest('models.lineage', { workspaceId, arn });
  const seen = useRef(stamp);
  useEffect(() => {
    if (seen.current !== stamp) reload();
    seen.current = stamp;
  }, [stamp, reload]);
  const kept = result.kind === 'ready' && result.data.source === 'store';
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            kept
              ? `As of ${formatDateTime(result.data.fetchedAt)}.`
              : 'What led to it, from the data on, and what came of it.'
          }
          actions={
            <Button
              iconName="refresh"
              ariaLabel="Read the lineage again"
              loading={result.kind === 'loading'}
              onClick={reload}
            />
          }
        >
          {title}
        </Header>
      }
    >
      {result.kind === 'loading' ? (
        <div role="status" className="models-none">
          <Spinner /> Reading the lineage…
        </div>
      ) : null}
      {result.kind === 'failed' ? (
        <FailureAlert what="The lineage could not be read" failure={result.error} onRetry={reload} />
      ) : null}
      {result.kind === 'ready' ? <Graph graph={result.data.value} about={arn} /> : null}
    </Container>
  );
}

function Graph({ graph, about }: { readonly graph: LineageGraph; readonly about: string }) {
  if (graph.vertices.length === 0) {
    return (
      <p className="models-none">
        The workspace tracks no history of this. It begins with a training job that has ended.
      </p>
    );
  }
  const { arrows, nodes } = lineagePicture(graph, about);
  return (
    <>
      <LayeredGraph label="Lineage, from data to endpoint" nodes={nodes} arrows={arrows} />
      <ExpandableSection headerText="In full, as a table">
        <LineageTable graph={graph} />
      </ExpandableSection>
    </>
  );
}
