import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import type { Conversation } from '../../../shared/model/conversation';
import { formatDateTime } from '../../../shared/model/format';
import type { Workspace } from '../../../shared/model/workspace';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { deleteConversation, exportConversation } from './conversation-actions';
import { loadConversation } from './open-conversation';
import { RenameDialog } from './rename-dialog';

interface ConversationHeadProps {
  readonly workspace: Workspace;
  readonly conversation: Conversation;
}

type Asking = 'rename' | 'delete' | null;

/** The conversation's title and what can be done with it as a whole. */
export function ConversationHead({ conversation, workspace }: ConversationHeadProps) {
  const { earlier, summary, version } = conversation;
  const [asking, setAsking] = useState<Asking>(null);
  const [busy, setBusy] = useState(false);
  const present = version === summary.version;

  const run = (action: string): void => {
    const shown = present ? null : version;
    if (action === 'rename' || action === 'delete') setAsking(action);
    else if (action === 'markdown' || action === 'json')
      void exportConversation(workspace.id, summary.id, shown, action);
    else void loadConversation(workspace.id, summary.id, action === 'present' ? null : Number(action));
  };
  const remove = async (): Promise<void> => {
    setBusy(true);
    await deleteConversation(workspace, summary.id);
    setBusy(false);
    setAsking(null);
  };

  return (
    <div className="chat-head">
      <h1 dir="auto">{summary.title}</h1>
      {earlier.length === 0 ? null : (
        <ButtonDropdown
          variant="normal"
          items={versionItems(conversation)}
          onItemClick={({ detail }) => run(detail.id)}
        >
          {present ? 'Earlier versions' : `Version ${version} of ${summary.version}`}
        </ButtonDropdown>
      )}
      <ButtonDropdown
        variant="icon"
        ariaLabel="What to do with this conversation"
        items={[
          { id: 'rename', text: 'Rename' },
          { id: 'markdown', text: 'Export as Markdown' },
          { id: 'json', text: 'Export as JSON' },
          { id: 'delete', text: 'Delete' },
        ]}
        onItemClick={({ detail }) => run(detail.id)}
      />
      {asking === 'rename' ? (
        <RenameDialog workspaceId={workspace.id} summary={summary} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'delete' ? (
        <ConfirmDialog
          title="Delete this conversation?"
          confirm="Delete conversation"
          busy={busy}
          facts={[
            { label: 'Conversation', value: summary.title },
            { label: 'Kept', value: 'On this machine only' },
            { label: 'Account', value: workspace.accountId },
            { label: 'Region', value: workspace.region },
          ]}
          onConfirm={() => void remove()}
          onCancel={() => setAsking(null)}
        >
          It is removed from this machine with all its versions and cannot be brought back. The endpoint is not
          affected.
        </ConfirmDialog>
      ) : null}
    </div>
  );
}

function versionItems({ earlier, summary, version }: Conversation): ButtonDropdownProps.Items {
  return [
    { id: 'present', text: 'The present version', disabled: version === summary.version },
    ...earlier.toReversed().map((one) => ({
      id: String(one.version),
      text: `Version ${one.version}`,
      secondaryText: `until ${formatDateTime(one.endedAt)}`,
      disabled: version === one.version,
    })),
  ];
}
