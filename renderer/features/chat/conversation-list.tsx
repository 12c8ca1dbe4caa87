import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import { useEffect, useState } from 'react';
import { formatDateTime } from '../../../shared/model/format';
import { hrefOf } from '../../../shared/model/screen-address';
import { useRequest } from '../../bridge/use-request';
import { FailureAlert } from '../../ui/failure-alert';
import { navigate } from '../../ui/location-hash';
import { useChat } from './chat-store';
import { loadConversations } from './open-conversation';
import { SearchHits } from './search-hits';

/** Pause in typing after which the search begins, ms. */
const typingPause = 150;

/** The conversations that were had, newest first, and a search through every word of them. Works offline. */
export function ConversationList({ workspaceId }: { readonly workspaceId: string }) {
  const summaries = useChat((slice) => slice.summaries);
  const failure = useChat((slice) => slice.listFailure);
  const openId = useChat((slice) => slice.openId);
  const running = useChat((slice) => slice.running);
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), typingPause);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useRequest('chat.search', query === '' ? null : { workspaceId, query }).result;

  return (
    <nav className="chat-list" aria-label="Conversations">
      <div className="chat-list-head">
        <Button iconName="add-plus" fullWidth onClick={() => navigate(hrefOf({ kind: 'chat', endpoint: null }))}>
          New conversation
        </Button>
        <Input
          type="search"
          value={typed}
          placeholder="Search conversations"
          ariaLabel="Search conversations"
          clearAriaLabel="Clear the search"
          onChange={({ detail }) => setTyped(detail.value)}
        />
      </div>
      {failure === null ? null : (
        <FailureAlert
          what="The conversations could not be read"
          failure={failure}
          onRetry={() => void loadConversations(workspaceId)}
        />
      )}
      {query !== '' ? (
        <SearchHits workspaceId={workspaceId} query={query} found={found} summaries={summaries ?? []} />
      ) : summaries?.length === 0 ? (
        <p className="chat-list-none">Every conversation is kept here, also to be read offline.</p>
      ) : (
        <ul>
          {(summaries ?? []).map(({ changedAt, id, target, title }) => (
            <li key={id}>
              <a href={hrefOf({ kind: 'conversation', id })} aria-current={id === openId ? 'page' : undefined}>
                <span className="chat-list-title" dir="auto">
                  {title}
                </span>
                <span className="chat-list-about">
                  {id in running ? 'Answering…' : `${target.persona.name} · ${target.endpoint}`}
                </span>
                <span className="chat-list-about numeric">{formatDateTime(changedAt)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}
