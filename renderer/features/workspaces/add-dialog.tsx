import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
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
import { AddFields } from './add-fields';
import { addProblems, emptyForm, wishOf } from './add-form';
import { GetProfile } from './get-profile';

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
  const none = profiles.kind === 'ready' && found.length === 0;

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
            <Button variant="primary" loading={busy} disabled={none} onClick={() => void add()}>
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
        {none ? (
          <GetProfile onReload={onReload} />
        ) : (
          <AddFields
            form={form}
            wish={wish}
            problems={tried ? problems : {}}
            profiles={found}
            loading={profiles.kind === 'loading'}
            onChange={setForm}
          />
        )}
        {failure === null ? null : <FailureAlert what="The workspace was not added" failure={failure} />}
      </SpaceBetween>
    </Modal>
  );
}
