import { useEffect, useRef, useState } from 'react';
import { formatBytes, formatRate } from '../../shared/model/format';
import { openStream } from './client';

/** How a download ended, as a notice to the person. Cancelling is no news. */
interface DownloadNews {
  readonly id: string;
  readonly type: 'success' | 'error';
  readonly header: string;
  readonly content: string;
}

interface Download {
  /** Share and rate in words while it runs; null otherwise. */
  readonly progress: string | null;
  readonly start: () => void;
  readonly stop: () => void;
}

/** One object's download, to where the person says; it ends with the component. */
export function useDownload(workspaceId: string, s3Uri: string, tell: (news: DownloadNews) => void): Download {
  const [progress, setProgress] = useState<string | null>(null);
  const cancel = useRef<(() => void) | null>(null);
  useEffect(() => () => cancel.current?.(), []);
  const id = `download ${s3Uri}`;
  const ended = () => {
    cancel.current = null;
    setProgress(null);
  };
  return {
    progress,
    start() {
      setProgress('0%');
      cancel.current = openStream(
        'data.download',
        { workspaceId, s3Uri },
        {
          onItems: (items) => {
            for (const item of items) {
              if (item.kind !== 'progress') {
                tell({ id, type: 'success', header: `Saved ${item.fileName}`, content: formatBytes(item.bytes) });
                continue;
              }
              const share = item.totalBytes === 0 ? 1 : item.bytes / item.totalBytes;
              setProgress(`${Math.floor(share * 100)}% · ${formatRate(item.bytesPerSecond)}`);
            }
          },
          onEnd: (end) => {
            ended();
            if (end.reason !== 'failed') return;
            const { code, hint, message } = end.error;
            tell({ id, type: 'error', header: message, content: `${hint} (${code})` });
          },
        },
      );
    },
    stop() {
      cancel.current?.();
      ended();
    },
  };
}
