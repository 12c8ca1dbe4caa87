import type { Workspace } from '../../../shared/model/workspace';
import { endJob, endJobQuestions } from '../../bridge/end-job';
import { workspaceFacts } from '../../bridge/workspace-facts';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { notify } from '../../ui/notices';
import { dropQuestion, type PendingAction, useJobsSlice } from './jobs-store';

/** Asks once before a job is stopped or deleted, naming account, region and target. */
export function JobActionDialog({ workspace }: { readonly workspace: Workspace }) {
  const pending = useJobsSlice((slice) => slice.pending);
  const busy = useJobsSlice((slice) => slice.busy);
  if (pending === null) return null;
  const { kind, job } = pending;
  const { title, consequence, confirm } = endJobQuestions[kind];
  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      busy={busy}
      facts={[{ label: 'Job', value: job.name }, ...workspaceFacts(workspace)]}
      onConfirm={() => void carryOut(pending, workspace)}
      onCancel={dropQuestion}
    >
      {consequence}
    </ConfirmDialog>
  );
}

async function carryOut({ kind, job }: PendingAction, workspace: Workspace): Promise<void> {
  useJobsSlice.setState({ busy: true });
  const outcome = await endJob(kind, job.name, workspace);
  dropQuestion();
  if (outcome !== null) notify(outcome);
}
