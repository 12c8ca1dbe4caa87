import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useEffect, useRef } from 'react';
import type { Turn } from '../../../shared/model/conversation';
import { type PersonaPreset, presetNamed } from '../../../shared/model/persona';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { Composer } from '../../ui/chat/composer';
import { FailureAlert } from '../../ui/failure-alert';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import { regenerate, send } from './answering';
import { blockedBecause } from './blocked';
import { changeDraft, completeTarget, keyOf, useChat } from './chat-store';
import { ConversationHead } from './conversation-head';
import { EmptyChat } from './empty-chat';
import { loadConversation } from './open-conversation';
import { TargetBar } from './target-bar';
import { Turns } from './turns';
import { useEndpoints } from './use-endpoints';

const noTurns: readonly Turn[] = [];
const noPresets: readonly PersonaPreset[] = [];

/** The conversation on screen with its pickers above and its composer below. */
export function ConversationPane() {
  const workspace = useWorkspace((state) => state.workspace);
  const connection = useWorkspace((state) => state.connection);
  const { conversation, drafts, editing, openFailure, openId, running, sendFailures, target } = useChat();
  const endpoints = useEndpoints(workspace.id);
  const presetList = useRequest('chat.presets', {}).result;
  const presets = presetList.kind === 'ready' ? presetList.data : noPresets;
  const field = useRef<HTMLTextAreaElement>(null);
  const key = keyOf(openId);
  const answering = running[key] ?? null;
  const draft = drafts[key] ?? '';
  const online = connection.kind !== 'offline';
  const earlier = conversation !== null && conversation.version !== conversation.summary.version;
  const complete = completeTarget(target);
  const blocked = blockedBecause({ offline: !online, earlier, endpoints, target });
  const sendFailure = sendFailures[key];

  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever opens a conversation wants to write in it.
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, [key, editing, conversation?.summary.id]);

  if (openFailure !== null && openId !== null) {
    const retry = () => void loadConversation(workspace.id, openId, null);
    return (
      <section className="chat-pane" aria-label="Conversation">
        <FailureAlert what="The conversation could not be opened" failure={openFailure} onRetry={retry} />
      </section>
    );
  }
  if (openId !== null && conversation === null) return <ScreenPlaceholder label="Opening the conversation" />;

  const stopEditing = () => {
    changeDraft(key, '');
    useChat.setState({ editing: null });
  };
  const onSend = () => {
    if (complete !== null)
      send({ workspaceId: workspace.id, target: complete, content: draft.trim(), replaces: editing });
  };
  const onEscape = () => {
    if (answering !== null) answering.stop();
    else if (editing !== null) stopEditing();
  };
  return (
    <section className="chat-pane" aria-label="Conversation">
      {conversation === null ? null : <ConversationHead workspace={workspace} conversation={conversation} />}
      <TargetBar
        workspaceId={workspace.id}
        endpoints={endpoints}
        online={online}
        disabled={!online || earlier}
        presets={presets}
      />
      {endpoints.failure === null || !online ? null : (
        <FailureAlert what="The endpoints could not be listed" failure={endpoints.failure} onRetry={endpoints.retry} />
      )}
      {earlier && openId !== null ? (
        <Alert
          type="info"
          action={
            <Button onClick={() => void loadConversation(workspace.id, openId, null)}>To the present version</Button>
          }
        >
          {`This is version ${conversation.version}: what was said before something was changed.`}
        </Alert>
      ) : null}
      <Turns
        turns={conversation?.turns ?? noTurns}
        running={answering}
        changeable={blocked === null && answering === null}
        onEdit={(turn) => {
          changeDraft(key, turn.content);
          useChat.setState({ editing: turn.id });
        }}
        onRegenerate={() => {
          if (complete !== null) regenerate(workspace.id, complete);
          field.current?.focus({ preventScroll: true });
        }}
        empty={
          <EmptyChat
            endpoints={endpoints}
            target={target}
            online={online}
            preset={target.persona === null ? null : presetNamed(presets, target.persona.name)}
            onQuestion={(question) => {
              changeDraft(key, question);
              field.current?.focus({ preventScroll: true });
            }}
          />
        }
      />
      {sendFailure === undefined ? null : <FailureAlert what="The message was not sent" failure={sendFailure} />}
      <Composer
        field={field}
        value={draft}
        onChange={(text) => changeDraft(key, text)}
        onSend={onSend}
        onStop={answering === null ? null : answering.stop}
        stopping={answering?.stopping === true}
        blocked={blocked}
        closed={!online || earlier}
        placeholder={target.persona === null ? 'Write a message' : `Write to ${target.persona.name}`}
        onEscape={onEscape}
        note={editing === null ? null : <Editing onCancel={stopEditing} />}
      />
    </section>
  );
}

function Editing({ onCancel }: { readonly onCancel: () => void }) {
  return (
    <div className="chat-editing">
      <span>Editing a message: what followed it becomes an earlier version.</span>
      <Button variant="inline-link" onClick={onCancel}>
        Leave it as it is
      </Button>
    </div>
  );
}
