import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TranscriptSource } from '../../../../shared/contract/datasets';
import type { PreparationOptions } from '../../../../shared/model/dataset/preparation';
import { formatBytes, formatCount } from '../../../../shared/model/format';
import { useBuiltInPlace } from '../../../bridge/built-in-jobs';
import { useMayChange } from '../../../bridge/may-change';
import { useWorkspace } from '../../../bridge/workspace-store';
import { FailureAlert } from '../../../ui/failure-alert';
import { WholeRegions } from '../../../ui/whole-regions';
import { ImportCode } from './import-code';
import type { Previews } from './import-draft';
import type { Import } from './use-import';

interface ReviewPanelProps {
  readonly previews: Previews;
  readonly dataset: string;
  readonly source: TranscriptSource;
  /** Null while a field is wrong. */
  readonly options: PreparationOptions | null;
  readonly running: Import;
}

/** What will happen and where, then its progress. */
export function ReviewPanel({ dataset, options, previews, running, source }: ReviewPanelProps) {
  const workspace = useWorkspace((state) => state.workspace);
  const { accountId, id, name, region } = workspace;
  const online = useWorkspace((state) => state.connection.kind === 'online');
  const mayChange = useMayChange();
  const place = useBuiltInPlace();
  const bytes = previews.reduce((sum, one) => sum + one.bytes, 0);
  const readable = previews.filter(({ format }) => format !== null).length;

  const start = () => {
    if (options === null) return;
    const confirmed = { accountId, region, target: dataset };
    running.start({ workspaceId: id, dataset, source, options, confirmed });
  };

  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            place.own
              ? 'The files are uploaded and read back, then a processing job makes the data set of them.'
              : 'The files are uploaded to the bucket of this workspace and read back. This computer makes the data set of them, in its local workspace, and uploads that beside them.'
          }
        >
          Review
        </Header>
      }
    >
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Data set', value: dataset },
            {
              label: 'Files',
              value: `${formatCount(previews.length)} ${previews.length === 1 ? 'file' : 'files'}, ${formatBytes(bytes)}${readable === previews.length ? '' : `; ${formatCount(previews.length - readable)} of them no transcript`}`,
            },
            { label: 'Workspace', value: `${name}, account ${accountId}, ${region}` },
            {
              label: 'Price',
              value: <WholeRegions text={place.price} />,
            },
          ]}
        />
        {options === null || readable === 0 ? null : (
          <ImportCode dataset={dataset} source={source} options={options} workspace={workspace} />
        )}
        {running.failure === null ? null : (
          <FailureAlert what="The import failed" failure={running.failure} onRetry={start} />
        )}
        {running.busy ? <Progress running={running} /> : null}
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            variant="primary"
            loading={running.busy}
            disabled={options === null || readable === 0 || !online}
            {...(readable === 0 ? { disabledReason: 'None of the files is a transcript.' } : {})}
            {...mayChange}
            onClick={start}
          >
            Import and prepare
          </Button>
          {running.busy ? <Button onClick={running.cancel}>Cancel</Button> : null}
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
}

function Progress({ running: { progress } }: { readonly running: Import }) {
  if (progress === null) return <ProgressBar label="Looking at the files" value={0} />;
  const { bytes, files, totalBytes, totalFiles } = progress;
  return (
    <ProgressBar
      label="Uploading"
      value={totalBytes === 0 ? 100 : (bytes / totalBytes) * 100}
      additionalInfo={`${formatCount(files)} of ${formatCount(totalFiles)} files, ${formatBytes(bytes)} of ${formatBytes(totalBytes)}`}
    />
  );
}
