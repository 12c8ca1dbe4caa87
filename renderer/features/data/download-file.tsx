import Button from '@cloudscape-design/components/button';
import { useEffect, useRef, useState } from 'react';
import { formatBytes, formatRate } from '../../../shared/model/format';
import { openStream } from '../../bridge/client';
import { notify } from '../../ui/notices';

interface DownloadFileProps {
  readonly workspaceId: string;
  readonly s3Uri: string;
  readonly name: string;
}

/** Asks where to save, then downloads there; a second press while it runs cancels. */
export function DownloadFile({ workspaceId, s3Uri, name }: DownloadFileProps) {
  const [progress, setProgress] = useState<string | null>(null);
  const cancel = useRef<(() => void) | null>(null);
  useEffect(() => () => cancel.current?.(), []);

  const start = () => {
    setProgress('0%');
    cancel.current = openStream(
      'data.download',
      { workspaceId, s3Uri },
      {
        onItems: (items) => {
          for (const item of items) {
            if (item.kind === 'progress') {
              const share = item.totalBytes === 0 ? 1 : item.bytes / item.totalBytes;
              setProgress(`${Math.floor(share * 100)}% · ${formatRate(item.bytesPerSecond)}`);
            } else {
              notify({
                id: `download ${s3Uri}`,
                type: 'success',
                header: `Saved ${item.fileName}`,
                content: formatBytes(item.bytes),
              });
            }
          }
        },
        onEnd: (end) => {
          setProgress(null);
          cancel.current = null;
          if (end.reason === 'failed') {
            notify({
              id: `download ${s3Uri}`,
              type: 'error',
              header: end.error.message,
              content: `${end.error.hint} (${end.error.code})`,
            });
          }
        },
      },
    );
  };

  const stop = () => {
    cancel.current?.();
    cancel.current = null;
    setProgress(null);
  };

  return progress === null ? (
    <Button iconName="download" variant="inline-link" ariaLabel={`Download ${name}`} onClick={start}>
      Download
    </Button>
  ) : (
    <Button variant="inline-link" ariaLabel={`Cancel the download of ${name}`} onClick={stop}>
      {`Cancel · ${progress}`}
    </Button>
  );
}
