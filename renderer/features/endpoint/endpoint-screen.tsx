import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StreamItem } from '../../../shared/contract/index';
import { useStream } from '../../bridge/use-stream';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import { EndpointActions } from './endpoint-actions';
import { EndpointFacts } from './endpoint-facts';
import { EndpointFreshness } from './endpoint-freshness';
import { EndpointLog } from './endpoint-log';
import { EndpointPromotions } from './endpoint-promotions';
import { FiguresPanel } from './figures-panel';
import { TestCall } from './test-call';
import { VariantsPanel } from './variants-panel';
import './endpoint.css';

type Watched = StreamItem<'endpoints.watch'>;

/** One endpoint: what it does now, who takes which traffic, its figures and log live, and a call to try it. */
export function EndpointScreen({ name }: { readonly name: string }) {
  const workspace = useWorkspace((state) => state.workspace);
  const connection = useWorkspace((state) => state.connection);
  const watch = useStream<'endpoints.watch', Watched | null>(
    'endpoints.watch',
    { workspaceId: workspace.id, name },
    null,
    (held, items) => items.at(-1) ?? held,
  );
  if (watch.state === null) {
    if (watch.end?.reason === 'failed') {
      return <FailureAlert what={`${name} could not be opened`} failure={watch.end.error} onRetry={watch.restart} />;
    }
    return <ScreenPlaceholder label={`Opening ${name}`} />;
  }
  const { fetchedAt, source, value: view } = watch.state;
  const gone = watch.end?.reason === 'complete';
  const online = connection.kind === 'online' && !gone;
  const simulated = workspace.kind === 'local';
  return (
    <SpaceBetween size="m">
      <Header variant="h1" actions={<EndpointActions view={view} workspace={workspace} online={online} />}>
        <span className="endpoint-name">{name}</span>
      </Header>
      <EndpointFreshness
        fetchedAt={fetchedAt}
        gone={gone}
        connection={connection}
        failure={watch.end?.reason === 'failed' ? watch.end.error : null}
        onRetry={watch.restart}
      />
      <EndpointFacts view={view} asOf={online && source === 'live' ? null : fetchedAt} />
      <VariantsPanel view={view} simulated={simulated} />
      <EndpointPromotions view={view} workspaceId={workspace.id} />
      <FiguresPanel workspaceId={workspace.id} name={name} />
      <TestCall workspaceId={workspace.id} view={view} online={online} />
      <EndpointLog workspaceId={workspace.id} name={name} />
    </SpaceBetween>
  );
}
