import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StreamItem } from '../../../shared/contract/index';
import { codeTabs, specTab } from '../../../shared/model/code/code-tabs';
import { formatDateTime } from '../../../shared/model/format';
import { isProcessingTerminal } from '../../../shared/model/processing-job';
import { copyText } from '../../bridge/copy-text';
import { useStream } from '../../bridge/use-stream';
import { useWorkspace } from '../../bridge/workspace-store';
import { CodePanel } from '../../ui/code-panel';
import { FailureAlert } from '../../ui/failure-alert';
import { FreshnessNote } from '../../ui/freshness-note';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import { ProcessingActions } from './processing-actions';
import { ProcessingFacts } from './processing-facts';
import { ProcessingLog } from './processing-log';
import { ProcessingPlaces } from './processing-places';
import { ProcessingSettings } from './processing-settings';
import './processing.css';

type Watched = StreamItem<'processing.watch'>;

function newest(held: Watched | null, items: readonly Watched[]): Watched | null {
  return items.at(-1) ?? held;
}

/** One processing job: what it does now, its log as it comes, what it was given and what it left. */
export function ProcessingJobScreen({ name }: { readonly name: string }) {
  const workspace = useWorkspace((state) => state.workspace);
  const connection = useWorkspace((state) => state.connection);
  const watch = useStream<'processing.watch', Watched | null>(
    'processing.watch',
    { workspaceId: workspace.id, name },
    null,
    newest,
  );
  if (watch.state === null) {
    if (watch.end?.reason === 'failed')
      return <FailureAlert what={`${name} could not be opened`} failure={watch.end.error} onRetry={watch.restart} />;
    return <ScreenPlaceholder label={`Opening ${name}`} />;
  }
  const { value: job, fetchedAt, source } = watch.state;
  const online = connection.kind === 'online';
  const simulated = workspace.kind === 'local';
  return (
    <SpaceBetween size="m">
      <Header variant="h1" actions={<ProcessingActions job={job} workspace={workspace} online={online} />}>
        <span className="processing-whole">{job.name}</span>
      </Header>
      <FreshnessNote
        when={formatDateTime(fetchedAt)}
        source={source}
        final={isProcessingTerminal(job.status)}
        connection={connection}
        failure={watch.end?.reason === 'failed' ? watch.end.error : null}
        onRetry={watch.restart}
      />
      <ProcessingFacts job={job} />
      <ProcessingLog workspaceId={workspace.id} job={job} />
      <ProcessingPlaces workspaceId={workspace.id} job={job} online={online} />
      <ProcessingSettings job={job} simulated={simulated} />
      <CodePanel
        tabs={[
          specTab('Spec (JSON)', job.spec),
          // What it reads is in S3 already: it was started with it.
          ...codeTabs({ kind: 'processing', spec: job.spec, uploads: [] }, workspace),
        ]}
        onCopy={copyText}
      />
    </SpaceBetween>
  );
}
