import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { hrefOf } from '../../../shared/model/screen-address';
import { isTerminal, type TrainingJob } from '../../../shared/model/training-job';
import type { Workspace } from '../../../shared/model/workspace';
import { type EndJob, endJob, endJobQuestions } from '../../bridge/end-job';
import { useMayChange } from '../../bridge/may-change';
import { workspaceFacts } from '../../bridge/workspace-facts';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { navigate } from '../../ui/location-hash';
import { notify } from '../../ui/notices';
import { RegisterModel } from './register-model';

interface JobActionsProps {
  readonly job: TrainingJob;
  readonly workspace: Workspace;
  readonly online: boolean;
}

/** Stop and delete ask once, naming account, region and target; clone opens the wizard filled in; a completed job can be registered. */
export function JobActions({ job, workspace, online }: JobActionsProps) {
  const mayChange = useMayChange();
  const [asking, setAsking] = useState<EndJob | null>(null);
  const [busy, setBusy] = useState(false);

  const carryOut = async (kind: EndJob) => {
    setBusy(true);
    const outcome = await endJob(kind, job.name, workspace);
    setBusy(false);
    setAsking(null);
    if (outcome !== null) notify(outcome);
    if (kind === 'delete' && outcome?.type === 'success') navigate(hrefOf({ kind: 'jobs' }), { replace: true });
  };

  const reach = online ? {} : { disabledReason: 'The workspace is offline.' };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {isTerminal(job.status) ? <Button href={hrefOf({ kind: 'lineage', arn: job.arn })}>Lineage</Button> : null}
      <Button href={hrefOf({ kind: 'launch', clone: job.name, sample: false })} {...mayChange}>
        Clone
      </Button>
      {isTerminal(job.status) ? (
        <Button {...reach} disabled={!online} {...mayChange} onClick={() => setAsking('delete')}>
          Delete
        </Button>
      ) : (
        <Button
          {...reach}
          disabled={!online || job.status !== 'InProgress'}
          {...mayChange}
          onClick={() => setAsking('stop')}
        >
          {job.status === 'Stopping' ? 'Stopping' : 'Stop'}
        </Button>
      )}
      {job.status === 'Completed' && job.artifactS3Uri !== null ? <RegisterModel job={job} online={online} /> : null}
      {asking !== null && (
        <ConfirmDialog
          title={endJobQuestions[asking].title}
          confirm={endJobQuestions[asking].confirm}
          busy={busy}
          facts={[{ label: 'Job', value: job.name }, ...workspaceFacts(workspace)]}
          onConfirm={() => void carryOut(asking)}
          onCancel={() => setAsking(null)}
        >
          {endJobQuestions[asking].consequence}
        </ConfirmDialog>
      )}
    </SpaceBetween>
  );
}
