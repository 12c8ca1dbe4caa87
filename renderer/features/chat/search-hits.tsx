import type { ChatHit, ConversationSummary } from '../../../shared/model/conversation';
import { hrefOf } from '../../../shared/model/screen-address';
import type { Loaded } from '../../bridge/use-request';
import { FailureAlert } from '../../ui/failure-alert';
import { goToTurn } from './open-conversation';

interface SearchHitsProps {
  readonly workspaceId: string;
  readonly query: string;
  readonly found: Loaded<readonly ChatHit[]>;
  readonly summaries: readonly ConversationSummary[];
}

/** Conversations whose title has the words, then every turn that has them. */
export function SearchHits({ found, query, summaries, workspaceId }: SearchHitsProps) {
  if (found.kind === 'failed') return <FailureAlert what="The search did not work" failure={found.error} />;
  const hits = found.kind === 'ready' ? found.data : [];
  const inTurns = new Set(hits.map(({ conversationId }) => conversationId));
  const titled = summaries.filter(
    ({ id, title }) => !inTurns.has(id) && title.toLocaleLowerCase().includes(query.toLocaleLowerCase()),
  );
  if (found.kind === 'ready' && hits.length + titled.length === 0) {
    return <p className="chat-list-none">No conversation holds “{query}”.</p>;
  }
  return (
    <ul>
      {titled.map(({ id, title }) => (
        <li key={id}>
          <a href={hrefOf({ kind: 'conversation', id })}>
            <span className="chat-list-title">{title}</span>
          </a>
        </li>
      ))}
      {hits.map((hit) => (
        <li key={hit.turnId}>
          <a
            href={hrefOf({ kind: 'conversation', id: hit.conversationId })}
            onClick={() => goToTurn(workspaceId, hit.conversationId, hit.version, hit.turnId)}
          >
            <span className="chat-list-title">{hit.title}</span>
            <span className="chat-list-about">
              {hit.role === 'user' ? 'You' : 'Answer'}
              {hit.version === null ? '' : `, version ${hit.version}`}
            </span>
            <span className="chat-list-snippet">
              {hit.snippet.map(({ match, text }, index) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one snippet never change places.
                match ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
              )}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
