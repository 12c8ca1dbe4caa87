import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { isProcessingTerminal, type ProcessingJob } from '../../../shared/model/processing-job';
import { hrefOf } from '../../../shared/model/screen-address';
import type { Workspace } from '../../../shared/model/workspace';
import { request } from '../../bridge/client';
import { useMayChange } from '../../bridge/may-change';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { notify } from '../../ui/notices';

interface ProcessingActionsProps {
  readonly job: ProcessingJob;
  readonly workspace: Workspace;
  readonly online: boolean;
}

/** Stop asks once, naming account, region and target; a job that has ended shows where it stands among the others. */
export function ProcessingActions({ job, workspace, online }: ProcessingActionsProps) {
  const mayChange = useMayChange();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  if (isProcessingTerminal(job.status)) {
    return <Button href={hrefOf({ kind: 'lineage', arn: job.arn })}>Lineage</Button>;
  }

  const stop = async () => {
    setBusy(true);
    const answer = await request('processing.stop', { workspaceId: workspace.id, name: job.name });
    setBusy(false);
    setAsking(false);
    if (answer.ok) return;
    const { message, hint, code } = answer.error;
    notify({
      id: `stop ${job.name}`,
      type: 'error',
      header: `${job.name} was not stopped`,
      content: `${message} ${hint} (${code})`,
    });
  };

  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        {...(online ? {} : { disabledReason: 'The workspace is offline.' })}
        disabled={!online || job.status !== 'InProgress'}
        {...mayChange}
        onClick={() => setAsking(true)}
      >
        {job.status === 'Stopping' ? 'Stopping' : 'Stop'}
      </Button>
      {asking && (
        <ConfirmDialog
          title="Stop this job?"
          confirm="Stop job"
          busy={busy}
          facts={[
            { label: 'Job', value: job.name },
            { label: 'Account', value: workspace.accountId },
            { label: 'Region', value: workspace.region },
            { label: 'Workspace', value: workspace.name },
          ]}
          onConfirm={() => void stop()}
          onCancel={() => setAsking(false)}
        >
          The program is asked to end now. What lies in its output folders by then is still stored.
        </ConfirmDialog>
      )}
    </SpaceBetween>
  );
}
