import { openStream } from '../../bridge/client';
import { changeChannel, setUpload, useLaunch } from './launch-store';
import { dataSource } from './previews';
import { uploadKey } from './upload-key';

/** Channel → the function that cancels its upload. */
const running = new Map<string, () => void>();

/** Starts the upload of every channel whose data is not in the workspace yet and not on its way. */
export function startUploads(workspaceId: string): void {
  for (const channel of Object.keys(useLaunch.getState().draft?.channels ?? {})) startUpload(workspaceId, channel);
}

export function startUpload(workspaceId: string, channel: string): void {
  const { draft, samples } = useLaunch.getState();
  const source = draft?.channels[channel];
  if (draft === null || source === undefined || running.has(channel)) return;
  if ((source.kind !== 'file' && source.kind !== 'sample') || source.uploadedTo !== null) return;
  const asked = dataSource(source);
  if (asked === null) return;

  setUpload(channel, {
    kind: 'running',
    bytes: 0,
    totalBytes: source.kind === 'file' ? source.bytes : 0,
    bytesPerSecond: 0,
  });
  let settled = false;
  const cancel = openStream(
    'data.upload',
    { workspaceId, source: asked, key: uploadKey(draft.name, channel, source, samples) },
    {
      onItems: (items) => {
        const item = items.at(-1);
        if (item?.kind === 'progress') {
          setUpload(channel, {
            kind: 'running',
            bytes: item.bytes,
            totalBytes: item.totalBytes,
            bytesPerSecond: item.bytesPerSecond,
          });
        } else if (item?.kind === 'done') {
          changeChannel(channel, { ...source, uploadedTo: item.s3Uri });
          setUpload(channel, null);
        }
      },
      onEnd: (end) => {
        settled = true;
        running.delete(channel);
        if (end.reason === 'failed') setUpload(channel, { kind: 'failed', failure: end.error });
        else setUpload(channel, null);
      },
    },
  );
  if (!settled) running.set(channel, cancel);
}

export function cancelUpload(channel: string): void {
  running.get(channel)?.();
  running.delete(channel);
  setUpload(channel, null);
}

export function cancelAllUploads(): void {
  for (const channel of [...running.keys()]) cancelUpload(channel);
}
