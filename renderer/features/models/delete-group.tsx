import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { hrefOf } from '../../../shared/model/screen-address';
import { request } from '../../bridge/client';
import { useMayChange } from '../../bridge/may-change';
import { useWorkspace } from '../../bridge/workspace-store';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { navigate } from '../../ui/location-hash';
import { notify } from '../../ui/notices';

/** Removes a group that has no versions, after asking once. */
export function DeleteGroup({ group, online }: { readonly group: string; readonly online: boolean }) {
  const mayChange = useMayChange();
  const { accountId, id, name, region } = useWorkspace((state) => state.workspace);
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
      const { code, hint, message } = answer.error;
      notify({
        id: `delete ${group}`,
        type: 'error',
        header: `${group} was not deleted`,
        content: `${message} ${hint} (${code})`,
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
          facts={[
            { label: 'Group', value: group },
            { label: 'Account', value: accountId },
            { label: 'Region', value: region },
            { label: 'Workspace', value: name },
          ]}
          onConfirm={() => void carryOut()}
          onCancel={() => setAsking(false)}
        >
          The group has no versions. Its name can be used again.
        </ConfirmDialog>
      ) : null}
    </>
  );
}
