import { failureText } from '../../../shared/errors/failure-text';
import type { Failure } from '../../../shared/errors/result';
import type { Workspace } from '../../../shared/model/workspace';
import { request } from '../../bridge/client';
import { navigate } from '../../ui/location-hash';
import { notify } from '../../ui/notices';
import { useChat } from './chat-store';
import { loadConversations } from './open-conversation';

/** Gives it another title. Resolves to whether that worked; what went wrong is said in a notice. */
export async function renameConversation(workspaceId: string, id: string, title: string): Promise<boolean> {
  const answer = await request('chat.rename', { workspaceId, id, title });
  if (!answer.ok) {
    say('The conversation keeps its title', answer.error);
    return false;
  }
  useChat.setState(({ conversation }) =>
    conversation?.summary.id === id ? { conversation: { ...conversation, summary: answer.data } } : {},
  );
  await loadConversations(workspaceId);
  return true;
}

/** Removes it from this machine, after it was confirmed. */
export async function deleteConversation({ accountId, id: workspaceId, region }: Workspace, id: string): Promise<void> {
  useChat.getState().running[id]?.stop();
  const answer = await request('chat.delete', { workspaceId, id, confirmed: { accountId, region, target: id } });
  if (!answer.ok) return say('The conversation was not deleted', answer.error);
  if (useChat.getState().openId === id) navigate('#/chat');
  await loadConversations(workspaceId);
}

export async function exportConversation(
  workspaceId: string,
  id: string,
  version: number | null,
  format: 'markdown' | 'json',
): Promise<void> {
  const answer = await request('chat.export', { workspaceId, id, version, format });
  if (!answer.ok) return say('The conversation was not exported', answer.error);
  const { fileName } = answer.data;
  if (fileName !== null) notify({ id: `export ${id}`, type: 'success', header: `Saved ${fileName}` });
}

export async function copyText(text: string): Promise<void> {
  const answer = await request('app.copyText', { text });
  if (!answer.ok) say('Nothing was copied', answer.error);
}

function say(header: string, failure: Failure): void {
  notify({ id: header, type: 'error', header, content: failureText(failure) });
}
