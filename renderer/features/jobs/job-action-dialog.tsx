import type { Workspace } from '../../../shared/model/workspace';
import { request } from '../../bridge/client';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { notify } from '../../ui/notices';
import { dropQuestion, type PendingAction, useJobsSlice } from './jobs-store';

/** Asks once before a job is stopped or deleted, naming account, region and target. */
export function JobActionDialog({ workspace }: { readonly workspace: Workspace }) {
  const pending = useJobsSlice((slice) => slice.pending);
  const busy = useJobsSlice((slice) => slice.busy);
  if (pending === null) return null;
  const { kind, job } = pending;
  return (
    <ConfirmDialog
      title={kind === 'stop' ? 'Stop this job?' : 'Delete this job?'}
      confirm={kind === 'stop' ? 'Stop job' : 'Delete job'}
      busy={busy}
      facts={[
        { label: 'Job', value: job.name },
        { label: 'Account', value: workspace.accountId },
        { label: 'Region', value: workspace.region },
        { label: 'Workspace', value: workspace.name },
      ]}
      onConfirm={() => void carryOut(pending, workspace)}
      onCancel={dropQuestion}
    >
      {kind === 'stop'
        ? 'Training ends now. The service gives the program time to save what it has; then what is in its model folder is uploaded.'
        : 'The job leaves the list for good, with its log and curves in Upside. Its artifacts in S3 stay.'}
    </ConfirmDialog>
  );
}

async function carryOut({ kind, job }: PendingAction, { id, accountId, region }: Workspace): Promise<void> {
  useJobsSlice.setState({ busy: true });
  const one = { workspaceId: id, name: job.name };
  const answer =
    kind === 'stop'
      ? await request('jobs.stop', one)
      : await request('jobs.delete', { ...one, confirmed: { accountId, region, target: job.name } });
  dropQuestion();
  if (answer.ok) {
    notify({
      id: `${kind} ${job.name}`,
      type: 'success',
      header: kind === 'stop' ? `${job.name} is stopping` : `${job.name} is deleted`,
    });
    return;
  }
  const { message, hint, code } = answer.error;
  notify({
    id: `${kind} ${job.name}`,
    type: 'error',
    header: `${job.name} was not ${kind === 'stop' ? 'stopped' : 'deleted'}`,
    content: `${message} ${hint} (${code})`,
  });
}
