import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect } from 'react';
import type { DatasetDetail, DatasetVersionSummary } from '../../../shared/model/dataset/dataset';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import { AgeNote } from './age-note';
import { CardPanel } from './card-panel';
import { FilesPanel } from './files-panel';
import { ProblemsTable } from './problems-table';
import { QualityPanel } from './quality-panel';
import { useDatasets } from './use-datasets';
import { VersionHeading } from './version-heading';
import './data.css';

/** One version of a data set: where it stands, what is in it, how good it is, and what can be done with it. */
export function VersionScreen({ dataset, version }: { readonly dataset: string; readonly version: string }) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const connection = useWorkspace((state) => state.connection.kind);
  const { list } = useDatasets();
  const shown = useRequest('datasets.show', { workspaceId, dataset, version });
  const listed = list?.versions.find((one) => one.dataset === dataset && one.version === version) ?? null;
  // What the list tells first: that it is ready now, that another job prepares it, that the workspace is back.
  const stamp = `${listed?.status ?? ''} ${listed?.jobName ?? ''} ${connection}`;
  const { reload } = shown;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stamp is what makes it read anew.
  useEffect(reload, [stamp]);

  const label = `${dataset}@${version}`;
  const detail: DatasetDetail | null = shown.result.kind === 'ready' ? shown.result.data.value : null;
  const summary: DatasetVersionSummary | null = listed ?? detail;
  if (summary === null) {
    if (shown.result.kind === 'failed')
      return <FailureAlert what={`${label} could not be opened`} failure={shown.result.error} onRetry={reload} />;
    return <ScreenPlaceholder label={`Opening ${label}`} />;
  }
  const versions = list?.versions.filter((one) => one.dataset === dataset) ?? [];
  return (
    <SpaceBetween size="l">
      <VersionHeading summary={summary} versions={versions} detail={detail} />
      <AgeNote
        what="this data set"
        fetchedAt={shown.result.kind === 'ready' ? shown.result.data.fetchedAt : (list?.fetchedAt ?? null)}
      />
      {summary.status === 'failed' ? (
        <Alert type="error" statusIconAriaLabel="Error" header="This version could not be prepared">
          {summary.failure} Import the same transcripts again to prepare it once more; they are not uploaded twice.
        </Alert>
      ) : null}
      {summary.status === 'preparing' ? <ScreenPlaceholder label="The transcripts are being prepared" /> : null}
      {detail?.card == null ? null : <CardPanel card={detail.card} />}
      {detail?.report == null ? null : (
        <SpaceBetween size="l">
          <QualityPanel report={detail.report} />
          <ProblemsTable report={detail.report} />
        </SpaceBetween>
      )}
      {detail === null || detail.files.length === 0 ? null : <FilesPanel files={detail.files} />}
    </SpaceBetween>
  );
}
