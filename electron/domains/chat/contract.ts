import type { CommandOutput, StreamItem } from '../../../shared/contract';
import type { Confirmation } from '../../../shared/contract/scope';
import type { Result } from '../../../shared/errors/result';
import type { ChatHit, ChatTarget, Conversation, ConversationSummary } from '../../../shared/model/conversation';
import type { PersonaPreset } from '../../../shared/model/persona';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';

export type Personas = CommandOutput<'chat.personas'>;
export type AnswerItem = StreamItem<'chat.send'>;
export type ExportFormat = 'markdown' | 'json';

export interface Message {
  /** Null begins a conversation. */
  readonly conversationId: string | null;
  readonly target: ChatTarget;
  readonly content: string;
  /** An earlier question this one takes the place of; what followed becomes an earlier version. */
  readonly replaces: string | null;
}

/** Conversations with endpoints. Everything but a new answer works without the workspace. */
export interface ChatDomain {
  /** Newest first. */
  conversations(scope: Scope): Promise<Result<readonly ConversationSummary[]>>;
  /** `version` null: the present one. Waits while an answer in it is being stopped. */
  conversation(scope: Scope, id: string, version: number | null): Promise<Result<Conversation>>;
  search(scope: Scope, query: string): Promise<Result<readonly ChatHit[]>>;
  /** The characters an endpoint offers; a value of null: it has no such list and takes any persona. */
  personas(scope: Scope, endpoint: string, variant: string | null): Promise<Result<Personas>>;
  /** Characters described by Upside, for endpoints that take any persona. */
  presets(): Promise<Result<readonly PersonaPreset[]>>;
  rename(scope: Scope, id: string, title: string): Promise<Result<ConversationSummary>>;
  delete(scope: Scope, id: string, confirmed: Confirmation): Promise<Result<Record<string, never>>>;
  /** Ends the answer under way there; its stream still says how it ended. Does nothing when there is none. */
  stop(scope: Scope, id: string): Promise<Result<Record<string, never>>>;
  /** A conversation as a text to keep, and a name for its file. */
  document(
    scope: Scope,
    id: string,
    version: number | null,
    format: ExportFormat,
  ): Promise<Result<{ readonly fileName: string; readonly text: string }>>;
  /** The same, written to the file `path`. */
  save(
    scope: Scope,
    id: string,
    version: number | null,
    format: ExportFormat,
    path: string,
  ): Promise<Result<{ readonly fileName: string }>>;
  /** `started`, the answer as it comes, `ended`. Aborting the signal ends the work at the endpoint and keeps what came. */
  send(scope: Scope, message: Message, signal: AbortSignal): ResultStream<AnswerItem>;
  /** Another answer to the last question. */
  regenerate(scope: Scope, id: string, target: ChatTarget, signal: AbortSignal): ResultStream<AnswerItem>;
}
