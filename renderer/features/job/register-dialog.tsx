import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Failure } from '../../../shared/errors/result';
import { codeTabs } from '../../../shared/model/code/code-tabs';
import { packageGroupNameSchema } from '../../../shared/model/model-package';
import { hrefOf } from '../../../shared/model/screen-address';
import type { TrainingJob } from '../../../shared/model/training-job';
import { request } from '../../bridge/client';
import { copyText } from '../../bridge/copy-text';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { type AskedCode, AskedCodeDetails } from '../../ui/asked-code';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { FailureAlert } from '../../ui/failure-alert';
import { navigate } from '../../ui/location-hash';
import { suggestGroup } from './suggest-group';

interface RegisterDialogProps {
  readonly job: TrainingJob;
  readonly onClose: () => void;
}

/** Asks for the group, registers, and leads to the new version. */
export function RegisterDialog({ job, onClose }: RegisterDialogProps) {
  const workspace = useWorkspace((state) => state.workspace);
  const { accountId, id, region } = workspace;
  const recipes = useRequest('jobs.recipes', {});
  const groups = useRequest('models.groups', { workspaceId: id });
  const plan = useRequest('models.planRegistration', { workspaceId: id, jobName: job.name });
  const [typed, setTyped] = useState<string | null>(null);
  const [description, setDescription] = useState('');
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const group = typed ?? suggestGroup(job, recipes.result.kind === 'ready' ? recipes.result.data : []);
  const problem = packageGroupNameSchema.safeParse(group).error?.issues[0]?.message ?? null;
  const known = groups.result.kind === 'ready' ? groups.result.data.groups.find(({ name }) => name === group) : null;

  // Stands there from the start: what comes later would move the button that is just being pressed.
  const code = (): AskedCode => {
    const { result } = plan;
    if (problem !== null) return { kind: 'none', why: 'Name the group first.' };
    if (result.kind === 'failed') return { kind: 'failed', failure: result.error, retry: plan.reload };
    if (result.kind === 'loading') return result;
    const asked = { ...result.data, group, description: description.trim() || null };
    return { kind: 'tabs', tabs: codeTabs({ kind: 'registration', request: asked }, workspace) };
  };

  const carryOut = async () => {
    if (problem !== null) return;
    setBusy(true);
    const answer = await request('models.register', { workspaceId: id, jobName: job.name, group, description });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.error);
    const { version } = answer.data;
    onClose();
    navigate(hrefOf({ kind: 'model-version', group, version }));
  };

  return (
    <ConfirmDialog
      title="Register this model?"
      confirm="Register model"
      busy={busy}
      facts={[
        { label: 'Job', value: job.name },
        { label: 'Account and region', value: `${accountId}, ${region}` },
      ]}
      onConfirm={() => void carryOut()}
      onCancel={onClose}
    >
      <SpaceBetween size="m">
        <div>
          The job’s artifact becomes a version of a model group, with its evaluation, data and hyperparameters. It waits
          for approval.
        </div>
        <FormField
          label="Group"
          description={
            known === undefined
              ? 'There is no group of this name yet; it is made.'
              : known === null
                ? 'The model that this is a version of.'
                : `Becomes version ${(known.newest?.version ?? 0) + 1} of this group.`
          }
          errorText={problem ?? ''}
        >
          <Input value={group} autoFocus onChange={({ detail }) => setTyped(detail.value)} />
        </FormField>
        <FormField label="Description" description="What is worth knowing of it; optional.">
          <Input value={description} onChange={({ detail }) => setDescription(detail.value.slice(0, 1024))} />
        </FormField>
        <AskedCodeDetails code={code()} open={open} onToggle={setOpen} onCopy={copyText} />
        {failure === null ? null : <FailureAlert what={`${job.name} was not registered`} failure={failure} />}
      </SpaceBetween>
    </ConfirmDialog>
  );
}
