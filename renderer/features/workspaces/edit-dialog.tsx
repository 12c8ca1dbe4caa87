import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Failure } from '../../../shared/errors/result';
import type { WorkspaceEntry } from '../../../shared/model/workspace-entry';
import { request } from '../../bridge/client';
import { FailureAlert } from '../../ui/failure-alert';
import { ColourChoice } from './colour-choice';
import { changesOf, editProblems, formOf } from './edit-form';
import { SensitiveChoice } from './sensitive-choice';

interface EditDialogProps {
  readonly entry: WorkspaceEntry;
  /** Account of the workspace, null before it was reached; for the bucket it has by default. */
  readonly accountId: string | null;
  readonly onClose: () => void;
}

/** Everything of a workspace but profile and region, which make it what it is. */
export function EditDialog({ entry, accountId, onClose }: EditDialogProps) {
  const [form, setForm] = useState(() => formOf(entry));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const problems = editProblems(form);
  const shown = tried ? problems : {};

  const save = async () => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    setBusy(true);
    const answer = await request('workspaces.update', { workspaceId: entry.id, changes: changesOf(form, entry) });
    setBusy(false);
    if (answer.ok) onClose();
    else setFailure(answer.error);
  };

  return (
    <Modal
      visible
      size="medium"
      header={`Edit ${entry.name}`}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" loading={busy} onClick={() => void save()}>
              Save
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <FormField label="Name" errorText={shown.name ?? ''}>
          <Input value={form.name} onChange={({ detail }) => setForm({ ...form, name: detail.value.slice(0, 64) })} />
        </FormField>
        <ColourChoice colour={form.colour} onChange={(colour) => setForm({ ...form, colour })} />
        <Checkbox
          checked={form.production}
          description="Says so on every screen and before everything that costs or destroys."
          onChange={({ detail }) => setForm({ ...form, production: detail.checked })}
        >
          This is production
        </Checkbox>
        <FormField label="Access">
          <RadioGroup
            value={form.access}
            items={[
              { value: 'full', label: 'Full', description: 'What your keys may do, this console may do.' },
              {
                value: 'read-only',
                label: 'Read-only',
                description: 'Nothing is created, changed or deleted from this console, whatever your keys may do.',
              },
            ]}
            onChange={({ detail }) => setForm({ ...form, access: detail.value === 'full' ? 'full' : 'read-only' })}
          />
        </FormField>
        <SensitiveChoice sensitive={form.sensitive} onChange={(sensitive) => setForm({ ...form, sensitive })} />
        <FormField
          label="Role of new jobs"
          description="What SageMaker may do on your behalf. Empty: each job asks for one."
          errorText={shown.roleArn ?? ''}
        >
          <Input
            value={form.roleArn}
            placeholder="arn:aws:iam::123456789012:role/Name"
            onChange={({ detail }) => setForm({ ...form, roleArn: detail.value })}
          />
        </FormField>
        <FormField
          label="Bucket of new data"
          description={
            accountId === null
              ? 'Empty: the one that carries region and account in its name, as the AWS tools make it.'
              : `Empty: sagemaker-${entry.region}-${accountId}.`
          }
          errorText={shown.bucket ?? ''}
        >
          <Input value={form.bucket} onChange={({ detail }) => setForm({ ...form, bucket: detail.value })} />
        </FormField>
        {failure === null ? null : <FailureAlert what="The workspace was not changed" failure={failure} />}
      </SpaceBetween>
    </Modal>
  );
}
