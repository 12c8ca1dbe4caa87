import { useState } from 'react';
import { failureText } from '../../../shared/errors/failure-text';
import type { Workspace } from '../../../shared/model/workspace';
import { request } from '../../bridge/client';
import { workspaceFacts } from '../../bridge/workspace-facts';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { notify } from '../../ui/notices';

interface StopProcessingProps {
  readonly name: string;
  readonly workspace: Workspace;
  /** It was stopped, or not: a notice says why not. Or the person thought better of it. */
  readonly onEnd: () => void;
}

/** Asks once before a processing job is stopped, naming account, region and target. */
export function StopProcessing({ name, onEnd, workspace }: StopProcessingProps) {
  const [busy, setBusy] = useState(false);
  const stop = async () => {
    setBusy(true);
    const answer = await request('processing.stop', { workspaceId: workspace.id, name });
    onEnd();
    if (answer.ok) return;
    notify({
      id: `stop ${name}`,
      type: 'error',
      header: `${name} was not stopped`,
      content: failureText(answer.error),
    });
  };
  return (
    <ConfirmDialog
      title="Stop this job?"
      confirm="Stop job"
      busy={busy}
      facts={[{ label: 'Job', value: name }, ...workspaceFacts(workspace)]}
      onConfirm={() => void stop()}
      onCancel={onEnd}
    >
      The program is asked to end now. What lies in its output folders by then is still stored.
    </ConfirmDialog>
  );
}
