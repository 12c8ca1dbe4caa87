import type { Result } from '../../../shared/errors/result';
import type {
  Answer,
  ChatHit,
  ChatTarget,
  Conversation,
  ConversationSummary,
  Question,
} from '../../../shared/model/conversation';
import type { Instant } from '../../../shared/model/time';

export interface InferenceRequest {
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly accept: string;
  /** A variant of the endpoint; null: as its weights say. */
  readonly variant: string | null;
}

/** What the service says of an answer before its first part. */
export interface ReplyHead {
  readonly contentType: string | null;
  readonly variant: string | null;
}

/**
 * InvokeEndpoint and its streaming form. A model's own error is `endpoint.model-error` with the
 * model's words; an endpoint that is not there or not ready `endpoint.not-found`, `endpoint.state`.
 */
export interface InferenceService {
  invoke(
    endpoint: string,
    request: InferenceRequest,
    signal: AbortSignal,
  ): Promise<Result<{ readonly body: Uint8Array; readonly contentType: string; readonly variant: string | null }>>;
  /**
   * The parts as they arrive; a failure is the last item. Aborting the signal closes the connection, which ends the work.
   * `onHead` is called once, before the first part.
   */
  stream(
    endpoint: string,
    request: InferenceRequest,
    signal: AbortSignal,
    onHead?: (head: ReplyHead) => void,
  ): AsyncIterable<Result<Uint8Array>>;
}

/** What a message adds to a conversation, in one transaction. */
export interface NewTurns {
  readonly workspaceId: string;
  readonly conversationId: string;
  /** Of a conversation that begins with it; null when it is there already. */
  readonly title: string | null;
  readonly target: ChatTarget;
  /** The turn from which on everything present becomes an earlier version; null: nothing is cut. */
  readonly cutFrom: string | null;
  /** Null when an answer is given anew. */
  readonly question: Question | null;
  /** Empty, and `stopped` until it ends otherwise: so a console that dies leaves the truth. */
  readonly answer: Answer;
  readonly at: Instant;
}

/** Conversations in the offline store. */
export interface ChatStore {
  /** Newest first. */
  list(workspaceId: string): Promise<readonly ConversationSummary[]>;
  /** Null when there is no such conversation or version. */
  load(workspaceId: string, id: string, version: number | null): Promise<Conversation | null>;
  /** Null, and nothing written, when the conversation or the turn to cut from is not there any more. */
  begin(turns: NewTurns): Promise<Conversation | null>;
  /** Replaces the answer of that id; does nothing when it was deleted meanwhile. */
  saveAnswer(answer: Answer): Promise<void>;
  /** Every answer a question was given, in every version, oldest first. */
  answersTo(questionId: string): Promise<readonly Answer[]>;
  rename(workspaceId: string, id: string, title: string): Promise<ConversationSummary | null>;
  /** False when there was none. */
  remove(workspaceId: string, id: string): Promise<boolean>;
  /** Turns that hold every word (the last may be the beginning of one), newest first. */
  search(workspaceId: string, query: string, limit: number): Promise<readonly ChatHit[]>;
}
