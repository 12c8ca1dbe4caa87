import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/index';
import { codeTabs } from '../../../shared/model/code/code-tabs';
import { hrefOf } from '../../../shared/model/screen-address';
import type { Workspace } from '../../../shared/model/workspace';
import { request } from '../../bridge/client';
import { copyText } from '../../bridge/copy-text';
import { useMayChange } from '../../bridge/may-change';
import { CodeDetails } from '../../ui/code-panel';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DifferenceTable } from '../../ui/difference-table';
import { navigate } from '../../ui/location-hash';
import { notify } from '../../ui/notices';

interface RevertButtonProps {
  readonly endpoint: string;
  readonly workspace: Workspace;
  readonly online: boolean;
}

/** Back to the version before: shows what changes, asks once, and opens the flight of the way back. */
export function RevertButton({ endpoint, workspace, online }: RevertButtonProps) {
  const mayChange = useMayChange();
  const [plan, setPlan] = useState<CommandOutput<'promotions.planRevert'> | null>(null);
  const [busy, setBusy] = useState(false);
  const failed = (error: { readonly message: string; readonly hint: string; readonly code?: string }) =>
    notify({
      id: `revert ${endpoint}`,
      type: 'error',
      header: `${endpoint} was not taken back`,
      content: [error.message, error.hint, error.code ?? ''].join(' ').trim(),
    });

  const look = async () => {
    setBusy(true);
    const answer = await request('promotions.planRevert', { workspaceId: workspace.id, endpoint });
    setBusy(false);
    if (!answer.ok) return failed(answer.error);
    const problem = answer.data.problems[0];
    if (problem !== undefined) return failed(problem);
    setPlan(answer.data);
  };
  const start = async () => {
    setBusy(true);
    const answer = await request('promotions.revert', {
      workspaceId: workspace.id,
      endpoint,
      confirmed: { accountId: workspace.accountId, region: workspace.region, target: endpoint },
    });
    setBusy(false);
    setPlan(null);
    if (answer.ok) navigate(hrefOf({ kind: 'promotion', id: answer.data.id }));
    else failed(answer.error);
  };

  return (
    <>
      <Button
        disabled={!online}
        loading={busy && plan === null}
        {...(!online && { disabledReason: 'The workspace is offline.' })}
        {...mayChange}
        onClick={() => void look()}
      >
        Go back to the version before
      </Button>
      {plan !== null && (
        <ConfirmDialog
          title={`Take ${endpoint} back?`}
          confirm="Go back"
          busy={busy}
          facts={[
            { label: 'Endpoint', value: endpoint },
            { label: 'Account', value: workspace.accountId },
            { label: 'Region', value: workspace.region },
            { label: 'Price', value: plan.price },
          ]}
          onConfirm={() => void start()}
          onCancel={() => setPlan(null)}
        >
          <SpaceBetween size="m">
            <div>
              All traffic goes back in one move to what served before. It is called done once that was read back.
            </div>
            <DifferenceTable rows={plan.differences} />
            {plan.promotion !== null && (
              <CodeDetails
                tabs={codeTabs({ kind: 'promotion', promotion: plan.promotion }, workspace)}
                onCopy={copyText}
              />
            )}
          </SpaceBetween>
        </ConfirmDialog>
      )}
    </>
  );
}
