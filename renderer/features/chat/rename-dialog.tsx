import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useState } from 'react';
import type { ConversationSummary } from '../../../shared/model/conversation';
import { renameConversation } from './conversation-actions';

interface RenameDialogProps {
  readonly workspaceId: string;
  readonly summary: ConversationSummary;
  readonly onClose: () => void;
}

export function RenameDialog({ onClose, summary, workspaceId }: RenameDialogProps) {
  const [title, setTitle] = useState(summary.title);
  const fits = title.trim() !== '' && title.trim().length <= 200;
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (fits && (await renameConversation(workspaceId, summary.id, title.trim()))) onClose();
  };
  return (
    <Modal visible header="Rename this conversation" closeAriaLabel="Close" onDismiss={onClose}>
      <form onSubmit={(event) => void save(event)}>
        <Form
          actions={
            <Box float="right">
              <SpaceBetween direction="horizontal" size="xs">
                <Button formAction="none" onClick={onClose}>
                  Cancel
                </Button>
                <Button variant="primary" disabled={!fits}>
                  Rename
                </Button>
              </SpaceBetween>
            </Box>
          }
        >
          <FormField label="Title" errorText={fits ? undefined : 'A title has between 1 and 200 characters.'} stretch>
            <Input value={title} onChange={({ detail }) => setTitle(detail.value)} />
          </FormField>
        </Form>
      </form>
    </Modal>
  );
}
