import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { Failure } from '../../../shared/errors/result';
import type { PackageSummary } from '../../../shared/model/model-package';
import { versionLabel } from '../../../shared/model/model-version';
import { request } from '../../bridge/client';
import { useWorkspace } from '../../bridge/workspace-store';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { FailureAlert } from '../../ui/failure-alert';

interface JudgeDialogProps {
  readonly summary: PackageSummary;
  readonly verdict: 'approve' | 'reject';
  readonly onClose: () => void;
}

const longestNote = 1024;
const words = {
  approve: {
    title: 'Approve this version?',
    consequence: 'An approved version can be deployed and promoted. The note stays with it.',
    confirm: 'Approve',
  },
  reject: {
    title: 'Reject this version?',
    consequence: 'A rejected version cannot be deployed. It can be approved later. The note stays with it.',
    confirm: 'Reject',
  },
} as const;

/** Approves or rejects with a note; closes when the service was read back, and the page behind says so. */
export function JudgeDialog({ summary, verdict, onClose }: JudgeDialogProps) {
  const { accountId, id, region } = useWorkspace((state) => state.workspace);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { confirm, consequence, title } = words[verdict];
  const label = versionLabel(summary);

  const carryOut = async () => {
    if (note.length > longestNote) return;
    setBusy(true);
    const answer = await request(`models.${verdict}`, { workspaceId: id, arn: summary.arn, note });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.error);
    onClose();
  };

  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      busy={busy}
      facts={[
        { label: 'Version', value: label },
        { label: 'Account and region', value: `${accountId}, ${region}` },
      ]}
      onConfirm={() => void carryOut()}
      onCancel={onClose}
    >
      <p>{consequence}</p>
      <FormField
        label="Note"
        description="Why; optional."
        errorText={note.length > longestNote ? `A note has at most ${longestNote} characters.` : ''}
      >
        <Textarea value={note} rows={3} autoFocus onChange={({ detail }) => setNote(detail.value)} />
      </FormField>
      {failure === null ? null : <FailureAlert what={`${label} was not changed`} failure={failure} />}
    </ConfirmDialog>
  );
}
