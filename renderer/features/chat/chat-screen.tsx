import LiveRegion from '@cloudscape-design/components/live-region';
import { useEffect } from 'react';
import { useWorkspace } from '../../bridge/workspace-store';
import { useChat } from './chat-store';
import { ConversationList } from './conversation-list';
import { ConversationPane } from './conversation-pane';
import { beginConversation, loadConversations, openConversation } from './open-conversation';
import './chat.css';

interface ChatScreenProps {
  /** A new conversation with this endpoint. */
  readonly endpoint: string | null;
  /** The conversation to show; null: a new one. */
  readonly conversationId: string | null;
}

/** The playground: talk to an endpoint, and read what was said before. */
export function ChatScreen({ conversationId, endpoint }: ChatScreenProps) {
  const workspaceId = useWorkspace(({ workspace }) => workspace.id);
  const heard = useChat((slice) => slice.heard);

  useEffect(() => {
    void loadConversations(workspaceId);
  }, [workspaceId]);
  useEffect(() => {
    if (conversationId === null) beginConversation(endpoint);
    else openConversation(workspaceId, conversationId);
  }, [workspaceId, conversationId, endpoint]);

  return (
    <div className="chat">
      <ConversationList workspaceId={workspaceId} />
      <ConversationPane />
      {/* Said once it is whole: word by word nobody could listen to it. */}
      <LiveRegion hidden>{heard}</LiveRegion>
    </div>
  );
}
