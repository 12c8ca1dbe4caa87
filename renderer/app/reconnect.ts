import { request } from '../bridge/client';
import { dismissNotice, notify } from '../ui/notices';

const notice = 'reconnect';

/** Connects again (the local workspace is started when it does not run) and says so when that failed. */
export async function reconnect(workspaceId: string): Promise<void> {
  dismissNotice(notice);
  const answer = await request('workspace.reconnect', { workspaceId });
  if (answer.ok) return;
  const { message, hint, code } = answer.error;
  notify({
    id: notice,
    type: 'error',
    header: 'Still offline',
    content: `${message} ${hint} (${code})`,
    action: { text: 'Try again', onClick: () => void reconnect(workspaceId) },
  });
}
