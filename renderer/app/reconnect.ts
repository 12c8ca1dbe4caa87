import { failureText } from '../../shared/errors/failure-text';
import { request } from '../bridge/client';
import { dismissNotice, notify } from '../ui/notices';

const notice = 'reconnect';

/** Connects again (the local workspace is started, an AWS one signed in to, when that is needed) and says so when that failed. */
export async function reconnect(workspaceId: string): Promise<void> {
  dismissNotice(notice);
  const answer = await request('workspace.reconnect', { workspaceId });
  // Whoever cancelled knows.
  if (answer.ok || answer.error.code === 'cancelled') return;
  notify({
    id: notice,
    type: 'error',
    header: 'Still offline',
    content: failureText(answer.error),
    action: { text: 'Try again', onClick: () => void reconnect(workspaceId) },
  });
}
