import { useEffect, useRef, useState } from 'react';
import type { StreamInput, StreamItem } from '../../../../shared/contract/index';
import type { Failure } from '../../../../shared/errors/result';
import { openStream } from '../../../bridge/client';
import { notify } from '../../../ui/notices';

type Progress = Extract<StreamItem<'datasets.import'>, { kind: 'uploading' }>;

export interface Import {
  readonly busy: boolean;
  /** Null before the first byte is on its way. */
  readonly progress: Progress | null;
  readonly failure: Failure | null;
  readonly start: (input: StreamInput<'datasets.import'>) => void;
  readonly cancel: () => void;
}

/** One import at a time; leaving the screen cancels the upload, not a job that was started. */
export function useImport(onDone: (version: string) => void): Import {
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const end = () => {
    stop.current = null;
    setBusy(false);
    setProgress(null);
  };

  return {
    busy,
    progress,
    failure,
    start: (input) => {
      setBusy(true);
      setFailure(null);
      stop.current = openStream('datasets.import', input, {
        onItems: (items) => {
          for (const item of items) {
            if (item.kind === 'uploading') setProgress(item);
            else {
              const label = `${input.dataset}@${item.version}`;
              // What was started is said by the version's own page.
              if (item.jobName === null) {
                notify({
                  id: `import ${label}`,
                  type: 'info',
                  header: `${label} is there already`,
                  content: 'The same transcripts were imported with the same settings before, so nothing was started.',
                });
              }
              onDone(item.version);
            }
          }
        },
        onEnd: (ended) => {
          end();
          if (ended.reason === 'failed') setFailure(ended.error);
        },
      });
    },
    cancel: () => {
      stop.current?.();
      end();
    },
  };
}
