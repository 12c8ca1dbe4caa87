import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Failure } from '../../../../shared/errors/result';
import { codeTabs } from '../../../../shared/model/code/code-tabs';
import { permissionsPolicy, roleRequestSchema, trustPolicy } from '../../../../shared/model/execution-role';
import { request } from '../../../bridge/client';
import { copyText } from '../../../bridge/copy-text';
import { useWorkspace } from '../../../bridge/workspace-store';
import { CodeBlock } from '../../../ui/code-block';
import { CodeDetails } from '../../../ui/code-panel';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { FailureAlert } from '../../../ui/failure-alert';
import { chosenRecipe, useLaunch } from '../launch-store';
import { useDraft } from '../use-draft-field';
import { roleFor } from './role-for';

interface MakeRoleDialogProps {
  readonly onMade: (arn: string) => void;
  readonly onClose: () => void;
}

/** Makes a role for this job, after showing to the letter what it will be allowed. */
export function MakeRoleDialog({ onClose, onMade }: MakeRoleDialogProps) {
  const workspace = useWorkspace((state) => state.workspace);
  const bucket = useWorkspace((state) => state.defaults.bucket);
  const first = useWorkspace((state) => state.defaults.roleArn === '');
  const draft = useDraft();
  const recipe = useLaunch(chosenRecipe);
  const [name, setName] = useState('upside-sagemaker-execution');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { accountId, id, region } = workspace;
  const role = roleFor(draft, recipe, bucket, workspace, name.trim());
  const problem = roleRequestSchema.safeParse(role).error?.issues[0]?.message ?? null;

  const carryOut = async () => {
    if (problem !== null) return;
    setBusy(true);
    const confirmed = { accountId, region, target: role.name };
    const answer = await request('account.createRole', { workspaceId: id, request: role, confirmed });
    // A workspace that has no role yet has asked for one with every job: this one is offered from now on.
    if (answer.ok && first) {
      await request('workspaces.update', { workspaceId: id, changes: { roleArn: answer.data.arn } });
    }
    setBusy(false);
    if (answer.ok) onMade(answer.data.arn);
    else setFailure(answer.error);
  };

  return (
    <ConfirmDialog
      title="Make this role?"
      confirm="Make role"
      busy={busy}
      facts={[
        { label: 'Account', value: accountId },
        { label: 'Buckets', value: role.buckets.join(', ') },
        { label: 'Keys', value: role.kmsKeyArns.length === 0 ? 'None' : role.kmsKeyArns.join(', ') },
        { label: 'Network', value: role.subnetIds.length === 0 ? 'Not in a VPC' : role.subnetIds.join(', ') },
      ]}
      onConfirm={() => void carryOut()}
      onCancel={onClose}
    >
      <SpaceBetween size="m">
        <div>
          A role costs nothing. This one may use the buckets, keys and network this draft names, and write logs and
          metrics of SageMaker; nothing else.{first ? ' New jobs of this workspace are offered it.' : ''}
        </div>
        <FormField label="Name" errorText={problem ?? ''} constraintText="Roles are the account’s, not the region’s.">
          <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
        <ExpandableSection headerText="What it may do" defaultExpanded>
          <CodeBlock label="What it may do" code={permissionsPolicy(workspace, role)} onCopy={copyText} />
        </ExpandableSection>
        <ExpandableSection headerText="Who may assume it">
          <CodeBlock label="Who may assume it" code={trustPolicy(workspace)} onCopy={copyText} />
        </ExpandableSection>
        {problem === null ? (
          <CodeDetails tabs={codeTabs({ kind: 'role', request: role, accountId }, workspace)} onCopy={copyText} />
        ) : null}
        {failure === null ? null : <FailureAlert what={`The role ${name} was not made`} failure={failure} />}
      </SpaceBetween>
    </ConfirmDialog>
  );
}
