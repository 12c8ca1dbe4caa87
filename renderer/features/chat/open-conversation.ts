import { request } from '../../bridge/client';
import { chooseEndpoint, useChat } from './chat-store';

/** Reads the list again; what is shown stays until it has come. */
export async function loadConversations(workspaceId: string): Promise<void> {
  const answer = await request('chat.conversations', { workspaceId });
  useChat.setState(answer.ok ? { summaries: answer.data, listFailure: null } : { listFailure: answer.error });
}

/** Puts an empty conversation on screen. `endpoint` null: with whom the last one was. */
export function beginConversation(endpoint: string | null): void {
  useChat.setState({ openId: null, conversation: null, openFailure: null, editing: null, goTo: null });
  if (endpoint !== null) chooseEndpoint(endpoint);
}

/** Puts a conversation on screen. One that is there already stays, and is read again if nothing happens in it. */
export function openConversation(workspaceId: string, id: string): void {
  const { conversation, openFailure, openId, running } = useChat.getState();
  if (openId === id && openFailure === null) {
    const present = conversation !== null && conversation.version === conversation.summary.version;
    if (present && running[id] === undefined) void loadConversation(workspaceId, id, null);
    return;
  }
  useChat.setState({ openId: id, conversation: null, openFailure: null, editing: null });
  void loadConversation(workspaceId, id, null);
}

/** Reads it (again). `version` null: the present one. */
export async function loadConversation(workspaceId: string, id: string, version: number | null): Promise<void> {
  const answer = await request('chat.conversation', { workspaceId, id, version });
  const { conversation, openId, running } = useChat.getState();
  const shown = conversation?.summary.id === id;
  // Somebody may have opened another one meanwhile, or said something in this one, which the answer does not know.
  if (openId !== id || (shown && running[id] !== undefined)) return;
  if (!answer.ok) return useChat.setState({ openFailure: answer.error });
  useChat.setState({
    conversation: answer.data,
    openFailure: null,
    // What was chosen for the next message stays while the conversation is on screen.
    ...(shown ? {} : { target: answer.data.summary.target }),
  });
}

/** Opens the turn a search has found, in the version that has it. */
export function goToTurn(workspaceId: string, id: string, version: number | null, turnId: string): void {
  const { conversation, openId } = useChat.getState();
  const there =
    openId === id && conversation !== null && (version ?? conversation.summary.version) === conversation.version;
  useChat.setState({
    goTo: turnId,
    ...(openId === id ? {} : { openId: id, conversation: null, openFailure: null, editing: null }),
  });
  if (!there) void loadConversation(workspaceId, id, version);
}
