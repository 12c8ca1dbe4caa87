import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { failureText } from '../../../shared/errors/failure-text';
import { deletionTarget } from '../../../shared/model/bucket-objects';
import { formatBytes, formatCount } from '../../../shared/model/format';
import { request } from '../../bridge/client';
import { useMayChange } from '../../bridge/may-change';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { notify } from '../../ui/notices';
import { type Entry, selectionOf } from './entries';

interface DeleteObjectsProps {
  readonly bucket: string;
  readonly entries: readonly Entry[];
  readonly disabled: boolean;
  readonly onDeleted: () => void;
}

/** Deletes what is chosen, folders with everything in them, after asking once with how much that is. */
export function DeleteObjects({ bucket, disabled, entries, onDeleted }: DeleteObjectsProps) {
  const mayChange = useMayChange();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button disabled={disabled || entries.length === 0} {...mayChange} onClick={() => setAsking(true)}>
        Delete
      </Button>
      {asking ? (
        <DeleteDialog bucket={bucket} entries={entries} onDeleted={onDeleted} onClose={() => setAsking(false)} />
      ) : null}
    </>
  );
}

interface DeleteDialogProps extends Pick<DeleteObjectsProps, 'bucket' | 'entries' | 'onDeleted'> {
  readonly onClose: () => void;
}

function DeleteDialog({ bucket, entries, onClose, onDeleted }: DeleteDialogProps) {
  const { accountId, id: workspaceId, name, region } = useWorkspace((state) => state.workspace);
  // What was asked about is what is deleted, whatever is chosen behind the dialog.
  const [selection] = useState(() => selectionOf(bucket, entries));
  const [busy, setBusy] = useState(false);
  const { result: plan } = useRequest('objects.deletePlan', { workspaceId, ...selection });
  const target = deletionTarget(selection);

  const carryOut = async () => {
    setBusy(true);
    const confirmed = { accountId, region, target };
    const answer = await request('objects.delete', { workspaceId, ...selection, confirmed });
    onClose();
    onDeleted();
    if (answer.ok) {
      const count = answer.data.objects;
      const header = `Deleted ${formatCount(count)} ${count === 1 ? 'object' : 'objects'}`;
      return notify({ id: `delete ${target}`, type: 'success', header, content: target });
    }
    notify({
      id: `delete ${target}`,
      type: 'error',
      header: `${target} was not deleted`,
      content: failureText(answer.error),
    });
  };

  const figure = (of: (data: { readonly objects: number; readonly bytes: number }) => string): string =>
    plan.kind === 'ready' ? of(plan.data) : plan.kind === 'loading' ? 'Counting…' : `Not known: ${plan.error.message}`;
  return (
    <ConfirmDialog
      title="Delete from S3?"
      facts={[
        { label: 'Target', value: <span className="objects-address">{target}</span> },
        { label: 'Objects', value: figure(({ objects }) => formatCount(objects)) },
        { label: 'Size', value: figure(({ bytes }) => formatBytes(bytes)) },
        { label: 'Workspace', value: name },
        { label: 'Account', value: accountId },
        { label: 'Region', value: region },
      ]}
      confirm="Delete"
      // Nobody agrees to a number that is not there yet.
      busy={busy || plan.kind === 'loading'}
      onConfirm={() => void carryOut()}
      onCancel={onClose}
    >
      Folders go with everything in them. Jobs and models that name these objects will not find them any more. This
      cannot be undone.
    </ConfirmDialog>
  );
}
