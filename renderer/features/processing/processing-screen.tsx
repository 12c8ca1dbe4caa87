import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import type { StreamItem } from '../../../shared/contract/index';
import { formatDateTime } from '../../../shared/model/format';
import { hrefOf } from '../../../shared/model/screen-address';
import { useStream } from '../../bridge/use-stream';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { LinkTabs } from '../../ui/link-tabs';
import { toRow } from './processing-row';
import { ProcessingTable } from './processing-table';
import { StopProcessing } from './stop-processing';
import './processing.css';

type List = StreamItem<'processing.watchList'>;

/** Every processing job of the workspace, live. */
export function ProcessingScreen() {
  const workspace = useWorkspace((state) => state.workspace);
  const connection = useWorkspace((state) => state.connection);
  const list = useStream<'processing.watchList', List | null>(
    'processing.watchList',
    { workspaceId: workspace.id },
    null,
    (held, items) => items.at(-1) ?? held,
  );
  const [stopping, setStopping] = useState<string | null>(null);
  const old = connection.kind === 'offline' || list.state?.source === 'store';
  const rows = useMemo(
    () => list.state?.jobs.map((job) => toRow(job, old ? (list.state?.fetchedAt ?? job.modifiedAt) : null)) ?? [],
    [list.state, old],
  );
  const failure = list.end?.reason === 'failed' ? list.end.error : null;
  const asOf = list.state?.fetchedAt ?? null;
  // Before the service has answered once, "none" is not known to be true.
  const waiting = list.state === null || (asOf === null && connection.kind !== 'offline');
  return (
    <SpaceBetween size="m">
      <LinkTabs
        label="Kinds of job"
        tabs={[
          { title: 'Training', href: hrefOf({ kind: 'jobs' }), current: false },
          { title: 'Processing', href: hrefOf({ kind: 'processing-jobs' }), current: true },
        ]}
      />
      {failure === null ? null : (
        <FailureAlert what="The list of processing jobs is not up to date" failure={failure} onRetry={list.restart} />
      )}
      {connection.kind === 'offline' ? (
        <Alert
          type="warning"
          statusIconAriaLabel="Warning"
          header={
            asOf === null
              ? 'Offline, and no processing jobs were seen before'
              : `Offline: the jobs as of ${formatDateTime(asOf)}`
          }
        >
          {connection.reason} {asOf === null ? '' : 'What runs now may have moved on since.'}
        </Alert>
      ) : null}
      <ProcessingTable
        rows={rows}
        loading={waiting && failure === null}
        unknown={waiting && failure !== null}
        onStop={connection.kind === 'online' ? setStopping : null}
      />
      {stopping === null ? null : (
        <StopProcessing name={stopping} workspace={workspace} onEnd={() => setStopping(null)} />
      )}
    </SpaceBetween>
  );
}
