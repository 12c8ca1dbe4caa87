import { useSyncExternalStore } from 'react';
import type { StreamInput, StreamItem } from '../../../shared/contract/index';
import { formatBytes, formatCount } from '../../../shared/model/format';
import { openStream } from '../../bridge/client';
import { notify } from '../../ui/notices';

type Kind = 'objects.upload' | 'objects.resume' | 'objects.download';
type Progress = Extract<StreamItem<Kind>, { kind: 'progress' }>;

export interface Transfer {
  readonly id: number;
  readonly kind: Kind;
  /** Null until something is on its way; a download waits for a folder first. */
  readonly progress: Progress | null;
  readonly pause: () => void;
}

export interface Transfers {
  readonly running: readonly Transfer[];
  /** Grows whenever a transfer began or ended: what lies in S3 may have changed. */
  readonly ended: number;
}

// Outside of any screen: a transfer goes on while its screen is left.
let state: Transfers = { running: [], ended: 0 };
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: Transfers): void {
  state = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What is transferred now, live. */
export function useTransfers(): Transfers {
  return useSyncExternalStore(listen, () => state);
}

const done = { 'objects.upload': 'Uploaded', 'objects.resume': 'Uploaded', 'objects.download': 'Downloaded' } as const;

/** Starts a transfer. Its end is told in a notice, wherever the person is by then. */
export function startTransfer<K extends Kind>(kind: K, input: StreamInput<K>): void {
  const id = nextId++;
  const end = (): void => change({ running: state.running.filter((one) => one.id !== id), ended: state.ended + 1 });
  const cancel = openStream(kind, input, {
    onItems: (items) => {
      for (const item of items as readonly StreamItem<Kind>[]) {
        if (item.kind === 'progress') {
          change({ ...state, running: state.running.map((one) => (one.id === id ? { ...one, progress: item } : one)) });
          continue;
        }
        const files = `${formatCount(item.files)} ${item.files === 1 ? 'object' : 'objects'}`;
        notify({
          id: `transfer ${id}`,
          type: 'success',
          header: `${done[kind]} ${files}, ${formatBytes(item.bytes)}`,
          content:
            'folder' in item ? `To the folder ${item.folder}; sizes and checksums agree.` : reused(item.reusedBytes),
        });
      }
    },
    onEnd: (stream) => {
      end();
      if (stream.reason !== 'failed') return;
      const { code, hint, message } = stream.error;
      notify({ id: `transfer ${id}`, type: 'error', header: message, content: `${hint} (${code})` });
    },
  });
  const pause = (): void => {
    cancel();
    end();
  };
  change({ ...state, running: [...state.running, { id, kind, progress: null, pause }] });
}

function reused(bytes: number): string {
  return bytes === 0
    ? 'Sizes and checksums were read back.'
    : `${formatBytes(bytes)} had arrived before and were not sent again. Sizes and checksums were read back.`;
}
