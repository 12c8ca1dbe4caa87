import type { StreamItem } from '../../../shared/contract/index';
import type { StreamEnd } from '../../../shared/contract/transport';
import type { Answer, ChatTarget, Conversation } from '../../../shared/model/conversation';
import { hrefOf } from '../../../shared/model/screen-address';
import { openStream, request, type StreamListener } from '../../bridge/client';
import { navigate } from '../../ui/location-hash';
import { changeDraft, keyOf, newKey, type Running, useChat, without } from './chat-store';
import { loadConversation, loadConversations } from './open-conversation';

type Item = StreamItem<'chat.send'>;

interface Message {
  readonly workspaceId: string;
  readonly target: ChatTarget;
  readonly content: string;
  /** The question it takes the place of. */
  readonly replaces: string | null;
}

/** Sends a message in the conversation on screen. */
export function send({ content, replaces, target, workspaceId }: Message): void {
  const { openId } = useChat.getState();
  const key = keyOf(openId);
  changeDraft(key, '');
  useChat.setState({ editing: null });
  follow(workspaceId, key, content, (listener) =>
    openStream('chat.send', { workspaceId, conversationId: openId, target, content, replaces }, listener),
  );
}

/** Asks for another answer to the last question of the conversation on screen. */
export function regenerate(workspaceId: string, target: ChatTarget): void {
  const { openId } = useChat.getState();
  if (openId === null) return;
  follow(workspaceId, openId, null, (listener) =>
    openStream('chat.regenerate', { workspaceId, conversationId: openId, target }, listener),
  );
}

/** Keeps the slice up to date with one answer until it ends. Its key changes once a new conversation has its id. */
function follow(
  workspaceId: string,
  startKey: string,
  asked: string | null,
  open: (listener: StreamListener<'chat.send'>) => () => void,
): void {
  let key = startKey;
  let cancel: () => void = () => undefined;
  const change = (patch: Partial<Running>): void =>
    useChat.setState(({ running }) => {
      const held = running[key];
      return held ? { running: { ...running, [key]: { ...held, ...patch } } } : {};
    });
  const over = (): void => useChat.setState(({ running }) => ({ running: without(running, key) }));

  const stop = (): void => {
    if (useChat.getState().running[key]?.answerId != null) {
      // The stream goes on to its end, which brings the answer as it was stored.
      change({ stopping: true });
      void request('chat.stop', { workspaceId, id: key });
      return;
    }
    cancel();
    over();
    if (asked !== null) changeDraft(key, asked);
  };

  const onItem = (item: Item): void => {
    if (item.kind === 'started') {
      const { id } = item.conversation.summary;
      useChat.setState(({ running }) => {
        const held = running[key];
        return held
          ? { running: { ...without(running, key), [id]: { ...held, asked: null, answerId: item.answerId } } }
          : {};
      });
      key = id;
      show(item.conversation, startKey);
      void loadConversations(workspaceId);
    } else if (item.kind === 'delta') {
      change({ text: (useChat.getState().running[key]?.text ?? '') + item.text });
    } else {
      over();
      replaceAnswer(key, item.answer);
      // What was being read for the screen meanwhile may not know the end yet.
      const { conversation, openId } = useChat.getState();
      if (openId === key && conversation === null) void loadConversation(workspaceId, key, null);
      useChat.setState({ heard: spoken(item.answer) });
      void loadConversations(workspaceId);
    }
  };

  const onEnd = (end: StreamEnd): void => {
    const failed = end.reason === 'failed' ? end.error : null;
    const begun = useChat.getState().running[key]?.answerId != null;
    over();
    if (failed === null) return;
    useChat.setState(({ sendFailures }) => ({ sendFailures: { ...sendFailures, [key]: failed } }));
    // Nothing of it was stored: the words go back to where they were typed.
    if (!begun && asked !== null) changeDraft(key, asked);
    if (key !== newKey) void loadConversation(workspaceId, key, null);
  };

  useChat.setState(({ running, sendFailures }) => ({
    running: { ...running, [key]: { asked, answerId: null, text: '', stopping: false, stop } },
    sendFailures: without(sendFailures, key),
  }));
  cancel = open({ onItems: (items) => items.forEach(onItem), onEnd });
}

/** The conversation as it was stored with the new turns; a new one gets its address, if it is still on screen. */
function show(conversation: Conversation, startKey: string): void {
  const { openId } = useChat.getState();
  if (keyOf(openId) !== startKey) return;
  const { id } = conversation.summary;
  useChat.setState({ openId: id, conversation, openFailure: null });
  const onScreen = /^#\/chat(\?|$)/.test(window.location.hash);
  if (openId === null && onScreen) navigate(hrefOf({ kind: 'conversation', id }), { replace: true });
}

function replaceAnswer(id: string, answer: Answer): void {
  useChat.setState(({ conversation }) => {
    if (conversation?.summary.id !== id) return {};
    return {
      conversation: {
        ...conversation,
        turns: conversation.turns.map((turn) => (turn.id === answer.id ? answer : turn)),
      },
    };
  });
}

function spoken({ content, failure, speaker }: Answer): string {
  return failure === null ? `${speaker}: ${content}` : `${speaker} could not answer. ${failure.message}`;
}
