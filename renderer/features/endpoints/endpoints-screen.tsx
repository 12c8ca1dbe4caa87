import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { StreamItem } from '../../../shared/contract/index';
import { formatCount } from '../../../shared/model/format';
import { hrefOf } from '../../../shared/model/screen-address';
import { useMayChange } from '../../bridge/may-change';
import { useStream } from '../../bridge/use-stream';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { endpointColumns } from './endpoint-columns';
import { EndpointsFreshness } from './endpoints-freshness';
import { LeftBehindNotes } from './left-behind-notes';
import { NoEndpoints } from './no-endpoints';
import './endpoints.css';

type EndpointList = StreamItem<'endpoints.watchList'>;

/** Every endpoint of the workspace, live: its state, its variants and their traffic, and what they run. */
export function EndpointsScreen() {
  const workspace = useWorkspace((state) => state.workspace);
  const connection = useWorkspace((state) => state.connection);
  const mayChange = useMayChange();
  const list = useStream<'endpoints.watchList', EndpointList | null>(
    'endpoints.watchList',
    { workspaceId: workspace.id },
    null,
    (held, items) => items.at(-1) ?? held,
  );
  const failure = list.end?.reason === 'failed' ? list.end.error : null;
  const endpoints = list.state?.endpoints ?? [];
  // Before the service has answered once, "none" is not known to be true.
  const waiting = list.state === null || (list.state.fetchedAt === null && connection.kind !== 'offline');
  return (
    <SpaceBetween size="m">
      {failure === null ? null : (
        <FailureAlert what="The list of endpoints is not up to date" failure={failure} onRetry={list.restart} />
      )}
      <EndpointsFreshness connection={connection} fetchedAt={list.state?.fetchedAt ?? null} />
      <LeftBehindNotes
        workspace={workspace}
        left={list.state?.leftBehind ?? []}
        online={connection.kind === 'online'}
      />
      <div className="endpoints-table">
        <Table
          items={endpoints}
          trackBy="name"
          columnDefinitions={endpointColumns}
          loading={waiting && failure === null}
          loadingText="Reading the endpoints"
          stickyHeader
          wrapLines
          enableKeyboardNavigation
          ariaLabels={{ tableLabel: 'Endpoints' }}
          empty={failure === null ? <NoEndpoints /> : 'Which endpoints there are is not known.'}
          header={
            <Header
              variant="h1"
              counter={waiting ? '' : `(${formatCount(endpoints.length)})`}
              actions={
                <Button variant="primary" href={hrefOf({ kind: 'deploy', packageArn: null })} {...mayChange}>
                  Deploy
                </Button>
              }
            >
              Endpoints
            </Header>
          }
        />
      </div>
    </SpaceBetween>
  );
}
