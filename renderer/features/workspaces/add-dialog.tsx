import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/index';
import type { WorkspaceRow } from '../../../shared/contract/workspaces';
import type { Failure } from '../../../shared/errors/result';
import type { WorkspaceEntry } from '../../../shared/model/workspace-entry';
import { request } from '../../bridge/client';
import type { Loaded } from '../../bridge/use-request';
import { FailureAlert } from '../../ui/failure-alert';
import { addProblems, emptyForm, wishOf, withProfile } from './add-form';
import { ColourChoice } from './colour-choice';
import { GetProfile } from './get-profile';
import { ProfileField } from './profile-field';
import { RegionField } from './region-field';

interface AddDialogProps {
  readonly profiles: Loaded<CommandOutput<'workspaces.profiles'>>;
  /** Entries there are, for names and colours that are taken. */
  readonly entries: readonly WorkspaceEntry[];
  readonly onReload: () => void;
  readonly onAdded: (row: WorkspaceRow) => void;
  readonly onClose: () => void;
}

/** Asks for profile, region and what the workspace is to look like. Nothing is asked of AWS before it is opened. */
export function AddDialog({ profiles, entries, onReload, onAdded, onClose }: AddDialogProps) {
  const [form, setForm] = useState(emptyForm);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const found = profiles.kind === 'ready' ? profiles.data.profiles : [];
  const wish = wishOf(form, entries);
  const problems = addProblems(wish, entries);
  const shown = tried ? problems : {};

  const add = async () => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    setBusy(true);
    setFailure(null);
    const answer = await request('workspaces.add', wish);
    setBusy(false);
    if (answer.ok) onAdded(answer.data);
    else setFailure(answer.error);
  };

  return (
    <Modal
      visible
      header="Add an AWS workspace"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" loading={busy} onClick={() => void add()}>
              Add and open
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        {profiles.kind === 'failed' ? (
          <FailureAlert what="The profiles could not be read" failure={profiles.error} onRetry={onReload} />
        ) : null}
        {profiles.kind === 'ready' && found.length === 0 ? (
          <GetProfile onReload={onReload} />
        ) : (
          <ProfileField
            profiles={found}
            loading={profiles.kind === 'loading'}
            chosen={found.find(({ name }) => name === form.profile) ?? null}
            problem={shown.profile}
            onChoose={(profile) => setForm(withProfile(form, profile))}
          />
        )}
        <RegionField region={form.region} problem={shown.region} onChange={(region) => setForm({ ...form, region })} />
        <FormField label="Name" description="What this console calls it." errorText={shown.name ?? ''}>
          <Input value={wish.name} onChange={({ detail }) => setForm({ ...form, name: detail.value.slice(0, 64) })} />
        </FormField>
        <ColourChoice colour={wish.colour} onChange={(colour) => setForm({ ...form, colour })} />
        <Checkbox
          checked={form.production}
          description="Says so on every screen, and begins read-only until you change its access."
          onChange={({ detail }) => setForm({ ...form, production: detail.checked })}
        >
          This is production
        </Checkbox>
        {failure === null ? null : <FailureAlert what="The workspace was not added" failure={failure} />}
        {form.production ? null : (
          <Alert type="info" statusIconAriaLabel="Note">
            Jobs and endpoints on AWS cost money. Each is shown with account, region and price before it starts.
          </Alert>
        )}
      </SpaceBetween>
    </Modal>
  );
}
