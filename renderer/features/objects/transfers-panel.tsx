import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { formatBytes, formatDuration, formatRate } from '../../../shared/model/format';
import { type Transfer, useTransfers } from './transfers';
import { UnfinishedUploads } from './unfinished-uploads';

/** What is transferred now, and uploads that were cut off. Nothing while there is neither. */
export function TransfersPanel({ bucket }: { readonly bucket: string }) {
  const { running } = useTransfers();
  return (
    <>
      {running.length === 0 ? null : (
        <Container header={<Header variant="h2">Transfers</Header>}>
          <SpaceBetween size="m">
            {running.map((one) => (
              <RunningTransfer key={one.id} transfer={one} />
            ))}
          </SpaceBetween>
        </Container>
      )}
      <UnfinishedUploads bucket={bucket} />
    </>
  );
}

function RunningTransfer({ transfer: { kind, pause, progress } }: { readonly transfer: Transfer }) {
  const verb = kind === 'objects.download' ? 'Downloading' : 'Uploading';
  if (progress === null) {
    return (
      <div className="objects-transfer">
        <ProgressBar
          value={0}
          label={kind === 'objects.download' ? 'Download' : 'Upload'}
          description={kind === 'objects.download' ? 'Waiting for a folder' : 'Looking through the files'}
        />
        <Button onClick={pause}>Cancel</Button>
      </div>
    );
  }
  const { bytes, bytesPerSecond, files, name, totalBytes, totalFiles } = progress;
  const left = bytesPerSecond > 0 ? formatDuration(((totalBytes - bytes) / bytesPerSecond) * 1000) : null;
  const which = totalFiles === 1 ? '' : `${files + 1} of ${totalFiles}: `;
  return (
    <div className="objects-transfer">
      <ProgressBar
        value={totalBytes === 0 ? 100 : (100 * bytes) / totalBytes}
        label={`${verb} ${which}${name}`}
        additionalInfo={`${formatBytes(bytes)} of ${formatBytes(totalBytes)}, ${formatRate(bytesPerSecond)}${left === null ? '' : `, about ${left} left`}`}
      />
      <Button ariaLabel={`Pause ${name}`} onClick={pause}>
        Pause
      </Button>
    </div>
  );
}
