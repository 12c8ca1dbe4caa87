import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { formatBytes, formatDuration, formatRate } from '../../../../shared/model/format';
import type { ChannelDraft } from '../draft';
import { type UploadState as Upload, useLaunch } from '../launch-store';
import { cancelUpload, startUpload } from '../uploads';

interface UploadStateProps {
  readonly channel: string;
  readonly workspaceId: string;
  readonly source: ChannelDraft;
}

/** Where a channel's data is on its way into the workspace: planned, moving, failed, confirmed. */
export function UploadState({ channel, workspaceId, source }: UploadStateProps) {
  const upload = useLaunch((slice) => slice.uploads[channel]);
  if (source.kind !== 'file' && source.kind !== 'sample') return null;
  if (upload?.kind === 'running') return <Progress channel={channel} upload={upload} />;
  if (upload?.kind === 'failed') {
    return (
      <Alert
        type="error"
        statusIconAriaLabel="Error"
        header={`The upload for ${channel} failed`}
        action={<Button onClick={() => startUpload(workspaceId, channel)}>Upload again</Button>}
      >
        {upload.failure.message} {upload.failure.hint} <code>{upload.failure.code}</code>
      </Alert>
    );
  }
  if (source.uploadedTo !== null) {
    return (
      <StatusIndicator type="success">
        Uploaded and read back: <code className="whole">{source.uploadedTo}</code>
      </StatusIndicator>
    );
  }
  return <p className="quiet">It is uploaded to the workspace’s bucket when you go on.</p>;
}

function Progress({
  channel,
  upload,
}: {
  readonly channel: string;
  readonly upload: Extract<Upload, { kind: 'running' }>;
}) {
  const { bytes, totalBytes, bytesPerSecond } = upload;
  const left = bytesPerSecond > 0 ? `, ${formatDuration(((totalBytes - bytes) / bytesPerSecond) * 1000)} left` : '';
  return (
    <div className="upload">
      <ProgressBar
        label={`Uploading data for ${channel}`}
        value={totalBytes === 0 ? 0 : (bytes / totalBytes) * 100}
        additionalInfo={`${formatBytes(bytes)} of ${formatBytes(totalBytes)}, ${formatRate(bytesPerSecond)}${left}`}
      />
      <Button onClick={() => cancelUpload(channel)} ariaLabel={`Cancel the upload for ${channel}`}>
        Cancel
      </Button>
    </div>
  );
}
