import { failureText } from '../../../shared/errors/failure-text';
import { request } from '../../bridge/client';
import { pageWorkspaceId } from '../../bridge/page-workspace';
import { dismissNotice, notify } from '../../ui/notices';

/** Opens another workspace's window, or brings it to the front; this window keeps its own. Says so when that failed. */
export async function openWorkspace(id: string, name: string): Promise<void> {
  if (id === pageWorkspaceId) return;
  const notice = `open ${id}`;
  dismissNotice(notice);
  const answer = await request('workspaces.open', { workspaceId: id });
  if (answer.ok) return;
  notify({ id: notice, type: 'error', header: `${name} was not opened`, content: failureText(answer.error) });
}
