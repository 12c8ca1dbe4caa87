import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useEffect, useState } from 'react';
import type { UnfinishedUpload } from '../../../shared/model/bucket-objects';
import { formatBytes, formatDateTime } from '../../../shared/model/format';
import { request } from '../../bridge/client';
import { useMayChange } from '../../bridge/may-change';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { notify } from '../../ui/notices';
import { startTransfer, useTransfers } from './transfers';

/** Uploads of this bucket that nobody completed: to go on with, or to abort so that their parts take no room. */
export function UnfinishedUploads({ bucket }: { readonly bucket: string }) {
  const { accountId, id: workspaceId, name, region } = useWorkspace((state) => state.workspace);
  const online = useWorkspace((state) => state.connection.kind === 'online');
  const { ended, running } = useTransfers();
  const { reload, result } = useRequest('objects.uploads', online ? { workspaceId, bucket } : null);
  const mayChange = useMayChange();
  const [asking, setAsking] = useState<UnfinishedUpload | null>(null);
  const [busy, setBusy] = useState(false);
  const active = running.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: transfers that begin and end change the list.
  useEffect(reload, [ended, active]);
  const uploads = (result.kind === 'ready' && online ? result.data : []).filter(({ state }) => state !== 'running');

  const abort = async (upload: UnfinishedUpload) => {
    setBusy(true);
    const { s3Uri, uploadId } = upload;
    const confirmed = { accountId, region, target: s3Uri };
    const answer = await request('objects.abortUpload', { workspaceId, s3Uri, uploadId, confirmed });
    setBusy(false);
    setAsking(null);
    reload();
    if (answer.ok) return;
    const { code, hint, message } = answer.error;
    notify({ id: `abort ${uploadId}`, type: 'error', header: message, content: `${hint} (${code})` });
  };

  if (uploads.length === 0) return null;
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${uploads.length})`}
          description="Their parts take up room until they are completed or aborted."
        >
          Unfinished uploads
        </Header>
      }
    >
      <ul className="objects-unfinished">
        {uploads.map((upload) => (
          <li key={upload.uploadId}>
            <div>
              <div className="objects-address">{upload.s3Uri}</div>
              <div className="objects-note">{describe(upload)}</div>
            </div>
            <span className="objects-unfinished-actions">
              {upload.state === 'resumable' ? (
                <Button
                  ariaLabel={`Resume ${upload.s3Uri}`}
                  {...mayChange}
                  onClick={() =>
                    startTransfer('objects.resume', { workspaceId, s3Uri: upload.s3Uri, uploadId: upload.uploadId })
                  }
                >
                  Resume
                </Button>
              ) : null}
              <Button ariaLabel={`Abort ${upload.s3Uri}`} {...mayChange} onClick={() => setAsking(upload)}>
                Abort
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {asking === null ? null : (
        <ConfirmDialog
          title="Abort this upload?"
          facts={[
            { label: 'Target', value: <span className="objects-address">{asking.s3Uri}</span> },
            { label: 'Arrived so far', value: formatBytes(asking.sentBytes) },
            { label: 'Workspace', value: name },
            { label: 'Account', value: accountId },
            { label: 'Region', value: region },
          ]}
          confirm="Abort upload"
          busy={busy}
          onConfirm={() => void abort(asking)}
          onCancel={() => setAsking(null)}
        >
          The parts that arrived are deleted. An object that has this address already stays as it is.
        </ConfirmDialog>
      )}
    </Container>
  );
}

function describe({ file, sentBytes, startedAt }: UnfinishedUpload): string {
  const begun = `Begun ${formatDateTime(startedAt)}`;
  return file === null
    ? `${begun}, ${formatBytes(sentBytes)} arrived; not from here, so it can only be aborted.`
    : `${begun}, ${formatBytes(sentBytes)} of ${formatBytes(file.bytes)} arrived of ${file.name}.`;
}
