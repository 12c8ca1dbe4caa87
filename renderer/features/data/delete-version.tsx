import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { failureText } from '../../../shared/errors/failure-text';
import type { DatasetVersionSummary } from '../../../shared/model/dataset/dataset';
import { hrefOf } from '../../../shared/model/screen-address';
import { request } from '../../bridge/client';
import { useMayChange } from '../../bridge/may-change';
import { useWorkspace } from '../../bridge/workspace-store';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { navigate } from '../../ui/location-hash';
import { notify } from '../../ui/notices';

interface DeleteVersionProps {
  readonly summary: DatasetVersionSummary;
  readonly disabled: boolean;
}

/** Removes a version with its transcripts and everything made of them, after asking once. */
export function DeleteVersion({ disabled, summary: { dataset, version } }: DeleteVersionProps) {
  const mayChange = useMayChange();
  const { accountId, id, name, region } = useWorkspace((state) => state.workspace);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const target = `${dataset}@${version}`;

  const carryOut = async () => {
    setBusy(true);
    const confirmed = { accountId, region, target };
    const answer = await request('datasets.delete', { workspaceId: id, dataset, version, confirmed });
    setBusy(false);
    setAsking(false);
    if (answer.ok) {
      notify({ id: `delete ${target}`, type: 'success', header: `${target} is deleted` });
      navigate(hrefOf({ kind: 'datasets' }), { replace: true });
      return;
    }
    notify({
      id: `delete ${target}`,
      type: 'error',
      header: `${target} was not deleted`,
      content: failureText(answer.error),
    });
  };

  return (
    <>
      <Button disabled={disabled} {...mayChange} onClick={() => setAsking(true)}>
        Delete
      </Button>
      {asking ? (
        <ConfirmDialog
          title="Delete this version?"
          facts={[
            { label: 'Data set', value: dataset },
            { label: 'Version', value: version },
            { label: 'Workspace', value: name },
            { label: 'Account', value: accountId },
            { label: 'Region', value: region },
          ]}
          confirm="Delete version"
          busy={busy}
          onConfirm={() => void carryOut()}
          onCancel={() => setAsking(false)}
        >
          The uploaded transcripts, what was prepared of them and its insights are removed from the bucket. Jobs and
          models that were trained on it stay. This cannot be undone.
        </ConfirmDialog>
      ) : null}
    </>
  );
}
