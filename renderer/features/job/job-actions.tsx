import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { hrefOf } from '../../../shared/model/screen-address';
import { isTerminal, type TrainingJob } from '../../../shared/model/training-job';
import type { Workspace } from '../../../shared/model/workspace';
import { request } from '../../bridge/client';
import { navigate } from '../../ui/location-hash';
import { notify } from '../../ui/notices';

interface JobActionsProps {
  readonly job: TrainingJob;
  readonly workspace: Workspace;
}

/** Stop and delete ask once, naming account, region and target; clone opens the wizard filled in. */
export function JobActions({ job, workspace }: JobActionsProps) {
  const [asking, setAsking] = useState<'stop' | 'delete' | null>(null);
  const [busy, setBusy] = useState(false);

  const carryOut = async (action: 'stop' | 'delete') => {
    setBusy(true);
    const scope = { workspaceId: workspace.id, name: job.name };
    const confirmed = { accountId: workspace.accountId, region: workspace.region, target: job.name };
    const answer =
      action === 'stop' ? await request('jobs.stop', scope) : await request('jobs.delete', { ...scope, confirmed });
    setBusy(false);
    setAsking(null);
    if (!answer.ok) {
      notify({
        id: `${action} ${job.name}`,
        type: 'error',
        header: answer.error.message,
        content: `${answer.error.hint} (${answer.error.code})`,
      });
    } else if (action === 'delete') {
      notify({ id: `delete ${job.name}`, type: 'success', header: `Deleted ${job.name}` });
      navigate(hrefOf({ kind: 'jobs' }), { replace: true });
    }
  };

  const ended = isTerminal(job.status);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button href={hrefOf({ kind: 'launch', clone: job.name, sample: false })}>Clone</Button>
      {ended ? (
        <Button onClick={() => setAsking('delete')}>Delete</Button>
      ) : (
        <Button disabled={job.status !== 'InProgress'} onClick={() => setAsking('stop')}>
          {job.status === 'Stopping' ? 'Stopping' : 'Stop'}
        </Button>
      )}
      {asking !== null && (
        <Modal
          visible
          header={asking === 'stop' ? `Stop ${job.name}?` : `Delete ${job.name}?`}
          closeAriaLabel="Close"
          onDismiss={() => setAsking(null)}
          footer={
            <Box float="right">
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="link" onClick={() => setAsking(null)}>
                  Keep it
                </Button>
                <Button variant="primary" loading={busy} onClick={() => void carryOut(asking)}>
                  {asking === 'stop' ? 'Stop the job' : 'Delete the job'}
                </Button>
              </SpaceBetween>
            </Box>
          }
        >
          <p>
            {asking === 'stop'
              ? 'The process is asked to end and has two minutes to save what it has. What it had in its model folder is kept.'
              : 'The job and its record in this workspace are removed for good. Its objects in S3 stay.'}
          </p>
          <p>{`Account ${workspace.accountId}, region ${workspace.region}, ${workspace.kind === 'local' ? 'local workspace, no charge' : workspace.name}.`}</p>
        </Modal>
      )}
    </SpaceBetween>
  );
}
