import { create } from 'zustand';
import type { Failure } from '../../../shared/errors/result';
import type { ChatTarget, Conversation, ConversationSummary, Persona } from '../../../shared/model/conversation';

/** Where the next message goes, as far as it is chosen. */
export interface TargetDraft {
  readonly endpoint: string | null;
  readonly variant: string | null;
  readonly persona: Persona | null;
}

/** An answer that is on its way. It goes on while other screens and conversations show. */
export interface Running {
  /** The question, until the conversation with it has been heard of. */
  readonly asked: string | null;
  readonly answerId: string | null;
  /** What has come so far. */
  readonly text: string;
  readonly stopping: boolean;
  /** Ends the work at the endpoint; what came is kept. */
  readonly stop: () => void;
}

interface ChatSlice {
  /** Null until read once. */
  readonly summaries: readonly ConversationSummary[] | null;
  readonly listFailure: Failure | null;
  /** The conversation on screen; null: one that has not begun. */
  readonly openId: string | null;
  readonly conversation: Conversation | null;
  readonly openFailure: Failure | null;
  readonly target: TargetDraft;
  /** By key of the conversation. */
  readonly running: Readonly<Record<string, Running>>;
  readonly drafts: Readonly<Record<string, string>>;
  /** Why the last message could not be sent; it is in the composer again. By key of the conversation. */
  readonly sendFailures: Readonly<Record<string, Failure>>;
  /** The question that is being written anew. */
  readonly editing: string | null;
  /** A turn to scroll to, once. */
  readonly goTo: string | null;
  /** The last answer that ended, for who listens. */
  readonly heard: string;
}

/** Key of a conversation that has not begun. */
export const newKey = 'new';

export function keyOf(openId: string | null): string {
  return openId ?? newKey;
}

const nothingChosen: TargetDraft = { endpoint: null, variant: null, persona: null };

export const useChat = create<ChatSlice>()(() => ({
  summaries: null,
  listFailure: null,
  openId: null,
  conversation: null,
  openFailure: null,
  target: nothingChosen,
  running: {},
  drafts: {},
  sendFailures: {},
  editing: null,
  goTo: null,
  heard: '',
}));

export function changeTarget(change: Partial<TargetDraft>): void {
  useChat.setState(({ target }) => ({ target: { ...target, ...change } }));
}

/** Another endpoint is another choice of variants and characters. */
export function chooseEndpoint(endpoint: string): void {
  useChat.setState(({ target }) =>
    target.endpoint === endpoint ? {} : { target: { endpoint, variant: null, persona: null } },
  );
}

export function changeDraft(key: string, text: string): void {
  useChat.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: text } }));
}

/** The target once everything about it is chosen. */
export function completeTarget({ endpoint, persona, variant }: TargetDraft): ChatTarget | null {
  return endpoint === null || persona === null ? null : { endpoint, variant, persona };
}

/** A record without one of its keys. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _left, ...rest } = record;
  return rest;
}
