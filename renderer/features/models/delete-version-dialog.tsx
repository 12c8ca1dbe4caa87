import { useState } from 'react';
import { failureText } from '../../../shared/errors/failure-text';
import type { PackageSummary } from '../../../shared/model/model-package';
import { versionLabel } from '../../../shared/model/model-version';
import { hrefOf } from '../../../shared/model/screen-address';
import { request } from '../../bridge/client';
import { workspaceFacts } from '../../bridge/workspace-facts';
import { useWorkspace } from '../../bridge/workspace-store';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { navigate } from '../../ui/location-hash';
import { notify } from '../../ui/notices';

interface DeleteVersionDialogProps {
  readonly summary: PackageSummary;
  readonly onClose: () => void;
}

/** Asks once, deletes, and leads back to the group when the version was read back as gone. */
export function DeleteVersionDialog({ summary, onClose }: DeleteVersionDialogProps) {
  const workspace = useWorkspace((state) => state.workspace);
  const { accountId, id, region } = workspace;
  const [busy, setBusy] = useState(false);
  const target = versionLabel(summary);

  const carryOut = async () => {
    setBusy(true);
    const confirmed = { accountId, region, target };
    const answer = await request('models.delete', { workspaceId: id, arn: summary.arn, confirmed });
    setBusy(false);
    onClose();
    if (answer.ok) {
      notify({ id: `delete ${target}`, type: 'success', header: `${target} is deleted` });
      navigate(hrefOf({ kind: 'model-group', group: summary.group }), { replace: true });
    } else {
      const content = failureText(answer.error);
      notify({ id: `delete ${target}`, type: 'error', header: `${target} was not deleted`, content });
    }
  };

  return (
    <ConfirmDialog
      title="Delete this version?"
      confirm="Delete version"
      busy={busy}
      facts={[{ label: 'Version', value: target }, ...workspaceFacts(workspace)]}
      onConfirm={() => void carryOut()}
      onCancel={onClose}
    >
      The version leaves the registry for good; its number is not used again. Its model and its evaluation in S3 stay,
      and endpoints that run it go on.
    </ConfirmDialog>
  );
}
