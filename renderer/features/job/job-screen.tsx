import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StreamItem } from '../../../shared/contract/index';
import { formatDateTime } from '../../../shared/model/format';
import { isTerminal } from '../../../shared/model/training-job';
import { useStream } from '../../bridge/use-stream';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { FreshnessNote } from '../../ui/freshness-note';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import { JobActions } from './job-actions';
import { JobCurves } from './job-curves';
import { JobFacts } from './job-facts';
import { JobHeading } from './job-heading';
import { JobLog } from './job-log';
import { JobOutputs } from './job-outputs';
import { JobSettings } from './job-settings';
import './job.css';

type Watched = StreamItem<'jobs.watch'>;

function newest(held: Watched | null, items: readonly Watched[]): Watched | null {
  return items.at(-1) ?? held;
}

/** One training job: what it does now, its curves and log as they come, what it was given and what it left. */
export function JobScreen({ name }: { readonly name: string }) {
  const workspace = useWorkspace((state) => state.workspace);
  const connection = useWorkspace((state) => state.connection);
  const watch = useStream<'jobs.watch', Watched | null>(
    'jobs.watch',
    { workspaceId: workspace.id, name },
    null,
    newest,
  );

  if (watch.state === null) {
    if (watch.end?.reason === 'failed') {
      return <FailureAlert what={`${name} could not be opened`} failure={watch.end.error} onRetry={watch.restart} />;
    }
    return <ScreenPlaceholder label={`Opening ${name}`} />;
  }
  const { value: job, fetchedAt, source } = watch.state;
  const online = connection.kind === 'online';
  const simulated = workspace.kind === 'local';
  return (
    <SpaceBetween size="m">
      <JobHeading job={job} actions={<JobActions job={job} workspace={workspace} online={online} />} />
      <FreshnessNote
        when={formatDateTime(fetchedAt)}
        source={source}
        final={isTerminal(job.status)}
        connection={connection}
        failure={watch.end?.reason === 'failed' ? watch.end.error : null}
        onRetry={watch.restart}
      />
      <JobFacts job={job} simulated={simulated} />
      <JobCurves workspaceId={workspace.id} job={job} />
      <JobLog workspaceId={workspace.id} job={job} />
      <JobOutputs workspaceId={workspace.id} job={job} online={online} />
      <JobSettings job={job} simulated={simulated} />
    </SpaceBetween>
  );
}
