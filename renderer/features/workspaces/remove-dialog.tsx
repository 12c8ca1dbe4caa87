import { useState } from 'react';
import type { WorkspaceRow } from '../../../shared/contract/workspaces';
import { failureText } from '../../../shared/errors/failure-text';
import type { WorkspaceEntry } from '../../../shared/model/workspace-entry';
import { request } from '../../bridge/client';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { notify } from '../../ui/notices';

interface RemoveDialogProps {
  readonly row: WorkspaceRow;
  readonly entry: WorkspaceEntry;
  readonly onClose: () => void;
}

/** Forgets a workspace after asking once; nothing in the account is touched. */
export function RemoveDialog({ row, entry, onClose }: RemoveDialogProps) {
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    const answer = await request('workspaces.remove', { workspaceId: row.id });
    setBusy(false);
    onClose();
    const id = `remove ${row.id}`;
    if (answer.ok) return notify({ id, type: 'success', header: `${row.name} is removed` });
    notify({ id, type: 'error', header: `${row.name} was not removed`, content: failureText(answer.error) });
  };
  return (
    <ConfirmDialog
      title="Remove this workspace?"
      confirm="Remove workspace"
      busy={busy}
      facts={[
        { label: 'Workspace', value: row.name },
        { label: 'Account', value: row.workspace?.accountId ?? 'Not known' },
        { label: 'Region', value: entry.region },
        { label: 'Profile', value: entry.profile },
      ]}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      Its window closes, and this console forgets it. Nothing in the account is touched: jobs run on and endpoints go on
      serving, and costing. What was kept for offline reading stays in the data folder.
    </ConfirmDialog>
  );
}
