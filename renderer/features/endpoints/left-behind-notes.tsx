import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { failureText } from '../../../shared/errors/failure-text';
import type { LeftBehind } from '../../../shared/model/endpoint-view';
import { formatDateTime } from '../../../shared/model/format';
import type { Workspace } from '../../../shared/model/workspace';
import { request } from '../../bridge/client';
import { useMayChange } from '../../bridge/may-change';
import { workspaceFacts } from '../../bridge/workspace-facts';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { notify } from '../../ui/notices';

interface LeftBehindNotesProps {
  readonly workspace: Workspace;
  readonly left: readonly LeftBehind[];
  readonly online: boolean;
}

/** What deployments that did not end left behind, each with the way to be rid of it. */
export function LeftBehindNotes({ workspace, left, online }: LeftBehindNotesProps) {
  const mayChange = useMayChange();
  const [asking, setAsking] = useState<LeftBehind | null>(null);
  const [busy, setBusy] = useState(false);

  const clear = async ({ configs, endpoint, models }: LeftBehind) => {
    setBusy(true);
    const { accountId, id, region } = workspace;
    const confirmed = { accountId, region, target: endpoint };
    const names = { configs: [...configs], models: [...models] };
    const answer = await request('endpoints.delete', {
      workspaceId: id,
      name: endpoint,
      ...names,
      leftoversOnly: true,
      confirmed,
    });
    setBusy(false);
    setAsking(null);
    if (!answer.ok) {
      const header = `What ${endpoint} left behind was not deleted`;
      return notify({ id: `left ${endpoint}`, type: 'error', header, content: failureText(answer.error) });
    }
    const { kept } = answer.data;
    notify(
      kept.length === 0
        ? { id: `left ${endpoint}`, type: 'success', header: `What ${endpoint} left behind is deleted` }
        : {
            id: `left ${endpoint}`,
            type: 'warning',
            header: `Some of what ${endpoint} left behind is still there`,
            content: kept.map(({ name, reason }) => `${name}: ${reason}`).join(' '),
          },
    );
  };

  return (
    <>
      {left.map((one) => (
        <Alert
          key={one.endpoint}
          type="info"
          statusIconAriaLabel="Note"
          header={`Left behind by ${one.endpoint}`}
          action={
            <Button disabled={!online} {...mayChange} onClick={() => setAsking(one)}>
              Delete it
            </Button>
          }
        >
          {namesOf(one)}, of {formatDateTime(one.at)}. {one.reason}
        </Alert>
      ))}
      {asking === null ? null : (
        <ConfirmDialog
          title={`Delete what ${asking.endpoint} left behind?`}
          confirm="Delete"
          busy={busy}
          facts={[{ label: 'To delete', value: namesOf(asking) }, ...workspaceFacts(workspace)]}
          onConfirm={() => void clear(asking)}
          onCancel={() => setAsking(null)}
        >
          Nothing serves with it. An endpoint called {asking.endpoint} stays, and so do files in S3 and versions in the
          registry.
        </ConfirmDialog>
      )}
    </>
  );
}

function namesOf({ configs, models }: LeftBehind): string {
  return [...configs.map((name) => `configuration ${name}`), ...models.map((name) => `model ${name}`)].join(', ');
}
