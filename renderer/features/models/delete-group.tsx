import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { failureText } from '../../../shared/errors/failure-text';
import { hrefOf } from '../../../shared/model/screen-address';
import { request } from '../../bridge/client';
import { useMayChange } from '../../bridge/may-change';
import { workspaceFacts } from '../../bridge/workspace-facts';
import { useWorkspace } from '../../bridge/workspace-store';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { navigate } from '../../ui/location-hash';
import { notify } from '../../ui/notices';

/** Removes a group that has no versions, after asking once. */
export function DeleteGroup({ group, online }: { readonly group: string; readonly online: boolean }) {
  const mayChange = useMayChange();
  const workspace = useWorkspace((state) => state.workspace);
  const { accountId, id, region } = workspace;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  const carryOut = async () => {
    setBusy(true);
    const confirmed = { accountId, region, target: group };
    const answer = await request('models.deleteGroup', { workspaceId: id, group, confirmed });
    setBusy(false);
    setAsking(false);
    if (answer.ok) {
      notify({ id: `delete ${group}`, type: 'success', header: `${group} is deleted` });
      navigate(hrefOf({ kind: 'models' }), { replace: true });
    } else {
      notify({
        id: `delete ${group}`,
        type: 'error',
        header: `${group} was not deleted`,
        content: failureText(answer.error),
      });
    }
  };

  return (
    <>
      <Button disabled={!online} {...mayChange} onClick={() => setAsking(true)}>
        Delete group
      </Button>
      {asking ? (
        <ConfirmDialog
          title="Delete this group?"
          confirm="Delete group"
          busy={busy}
          facts={[{ label: 'Group', value: group }, ...workspaceFacts(workspace)]}
          onConfirm={() => void carryOut()}
          onCancel={() => setAsking(false)}
        >
          The group has no versions. Its name can be used again.
        </ConfirmDialog>
      ) : null}
    </>
  );
}
