import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { Failure } from '../../../shared/errors/result';
import { formatBytes, formatCount, formatDateTime } from '../../../shared/model/format';
import { forgetTarget, type HeldLog } from '../../../shared/model/store-budget';
import { thingWords } from '../../../shared/model/thing';
import type { Workspace } from '../../../shared/model/workspace';
import { request } from '../../bridge/client';
import { workspaceFacts } from '../../bridge/workspace-facts';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { FailureAlert } from '../../ui/failure-alert';
import { notify } from '../../ui/notices';

interface ForgetLogsProps {
  readonly going: readonly HeldLog[];
  readonly workspace: Workspace;
  readonly onDone: () => void;
}

/** Which logs would go for the store to fit its budget, and the question that makes them go. */
export function ForgetLogs({ going, onDone, workspace }: ForgetLogsProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const keys = going.map(({ key }) => key);
  const target = forgetTarget(keys);
  const bytes = going.reduce((sum, one) => sum + one.bytes, 0);

  const forget = async () => {
    setBusy(true);
    const { accountId, id: workspaceId, region } = workspace;
    const answer = await request('storage.forget', { workspaceId, keys, confirmed: { accountId, region, target } });
    setBusy(false);
    setAsking(false);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    notify({
      id: 'forget logs',
      type: 'success',
      header: `${target} forgotten`,
      content: `${formatBytes(answer.data.bytes)} of the offline store are free again.`,
    });
    onDone();
  };

  return (
    <>
      {failure === null ? null : <FailureAlert what="The logs were not forgotten" failure={failure} />}
      <Alert
        type="warning"
        statusIconAriaLabel="Warning"
        header={`Over the budget: ${target} would go, about ${formatBytes(bytes)}`}
        action={<Button onClick={() => setAsking(true)}>Forget them</Button>}
      >
        <ul className="settings-logs">
          {going.slice(0, 8).map(({ key, lines, newestAt, thing }) => (
            <li key={key}>
              {`${thingWords[thing.kind]} ${thing.name}: ${formatCount(lines)} lines, the last ${formatDateTime(newestAt)}`}
            </li>
          ))}
          {going.length > 8 ? <li>{`and ${going.length - 8} more`}</li> : null}
        </ul>
      </Alert>
      {asking ? (
        <ConfirmDialog
          title={`Forget ${target}?`}
          facts={[
            { label: 'Target', value: `${target} in the offline store of this machine` },
            ...workspaceFacts(workspace),
          ]}
          confirm="Forget them"
          busy={busy}
          onConfirm={() => void forget()}
          onCancel={() => setAsking(false)}
        >
          Their lines and curves leave the offline store; the jobs stay. While the workspace still has a log it is read
          again when its job is opened.
        </ConfirmDialog>
      ) : null}
    </>
  );
}
