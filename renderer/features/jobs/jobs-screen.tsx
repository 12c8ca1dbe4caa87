import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import type { StreamItem } from '../../../shared/contract/index';
import { hrefOf } from '../../../shared/model/screen-address';
import { useStream } from '../../bridge/use-stream';
import { useWorkspaceSlice } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { LinkTabs } from '../../ui/link-tabs';
import { JobActionDialog } from './job-action-dialog';
import { toRow } from './job-row';
import { JobsFreshness } from './jobs-freshness';
import { ask } from './jobs-store';
import { JobsTable } from './jobs-table';
import { defaultTablePreferences } from './table-preferences';
import { useTablePreferences } from './use-table-preferences';
import './jobs.css';

type JobList = StreamItem<'jobs.watchList'>;

/** Every training job of the workspace, live. While the workspace opens it is there already, with its list loading. */
export function JobsScreen() {
  const workspace = useWorkspaceSlice(({ state }) => state?.workspace ?? null);
  const connection = useWorkspaceSlice(({ state }) => state?.connection ?? null);
  const list = useStream<'jobs.watchList', JobList | null>(
    'jobs.watchList',
    workspace && { workspaceId: workspace.id },
    null,
    (held, items) => items.at(-1) ?? held,
  );
  const { preferences, change } = useTablePreferences();
  const old = connection?.kind === 'offline' || list.state?.source === 'store';
  const rows = useMemo(
    () => list.state?.jobs.map((job) => toRow(job, old ? (list.state?.fetchedAt ?? job.modifiedAt) : null)) ?? [],
    [list.state, old],
  );
  const failure = list.end?.reason === 'failed' ? list.end.error : null;
  const loading = preferences === null || (list.state === null && failure === null);

  return (
    <SpaceBetween size="m">
      <LinkTabs
        label="Kinds of job"
        tabs={[
          { title: 'Training', href: hrefOf({ kind: 'jobs' }), current: true },
          { title: 'Processing', href: hrefOf({ kind: 'processing-jobs' }), current: false },
        ]}
      />
      {failure === null ? null : (
        <FailureAlert what="The list of jobs is not up to date" failure={failure} onRetry={list.restart} />
      )}
      {workspace === null || connection === null ? null : (
        <JobsFreshness list={list.state} connection={connection} workspaceId={workspace.id} />
      )}
      <JobsTable
        // Sorting and paging start from the preferences, so the table starts anew once they are read.
        key={preferences === null ? 'reading' : 'read'}
        rows={rows}
        loading={loading}
        unknown={(list.state?.fetchedAt ?? null) === null && failure !== null}
        preferences={preferences ?? defaultTablePreferences}
        onPreferences={change}
        onAsk={ask}
      />
      {workspace === null ? null : <JobActionDialog workspace={workspace} />}
    </SpaceBetween>
  );
}
