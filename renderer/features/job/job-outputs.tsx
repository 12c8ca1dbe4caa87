import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { DataObject } from '../../../shared/model/data-object';
import { formatBytes, formatDateTime } from '../../../shared/model/format';
import { isTerminal, type TrainingJob } from '../../../shared/model/training-job';
import { useRequest } from '../../bridge/use-request';
import { FailureAlert } from '../../ui/failure-alert';
import { DownloadButton } from './download-button';

interface JobOutputsProps {
  readonly workspaceId: string;
  readonly job: TrainingJob;
  readonly online: boolean;
}

/** The objects the job left in S3, with their sizes. */
export function JobOutputs({ workspaceId, job, online }: JobOutputsProps) {
  const ended = isTerminal(job.status);
  const prefix = `${job.outputS3Uri.replace(/\/+$/, '')}/${job.name}/`;
  const { result, reload } = useRequest('data.list', ended ? { workspaceId, prefix } : null);
  const objects = result.kind === 'ready' ? result.data.objects : [];
  if (online && result.kind === 'failed') {
    return <FailureAlert what="The outputs could not be listed" failure={result.error} onRetry={reload} />;
  }
  return (
    <Table<DataObject>
      header={
        <Header
          variant="h2"
          description={
            <>
              <span className="job-code">{prefix}</span>
              {result.kind === 'ready' && result.data.source === 'store' && (
                <span>{` · as of ${formatDateTime(result.data.fetchedAt)}`}</span>
              )}
            </>
          }
          actions={
            <Button
              iconName="refresh"
              ariaLabel="List the outputs again"
              disabled={!ended || !online}
              onClick={reload}
            />
          }
        >
          Outputs
        </Header>
      }
      items={objects}
      trackBy="s3Uri"
      loading={ended && result.kind === 'loading'}
      loadingText="Listing the outputs"
      empty={<Box textAlign="center">{emptyText(job, ended, online)}</Box>}
      columnDefinitions={[
        { id: 'name', header: 'Object', cell: ({ s3Uri }) => s3Uri.slice(prefix.length), isRowHeader: true },
        {
          id: 'size',
          header: <div className="job-output-size">Size</div>,
          cell: ({ bytes }) => <div className="job-output-size">{formatBytes(bytes)}</div>,
        },
        { id: 'modified', header: 'Written', cell: ({ modifiedAt }) => formatDateTime(modifiedAt) },
        {
          id: 'get',
          header: 'Download',
          cell: ({ s3Uri }) => <DownloadButton workspaceId={workspaceId} s3Uri={s3Uri} />,
        },
      ]}
    />
  );
}

function emptyText(job: TrainingJob, ended: boolean, online: boolean): string {
  if (!ended) return 'Outputs are listed when the job has ended.';
  if (!online)
    return job.artifactS3Uri
      ? `The artifact is at ${job.artifactS3Uri}; its objects are listed when the workspace is back.`
      : 'This job left no artifact.';
  return 'This job left nothing.';
}
