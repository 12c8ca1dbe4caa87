import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import type { WorkspaceRow } from '../../../shared/contract/workspaces';
import { failureText } from '../../../shared/errors/failure-text';
import { hrefOf } from '../../../shared/model/screen-address';
import { request } from '../../bridge/client';
import { pageWorkspaceId } from '../../bridge/page-workspace';
import { useRequest } from '../../bridge/use-request';
import { useWorkspaces } from '../../bridge/workspaces-store';
import { FailureAlert } from '../../ui/failure-alert';
import { navigate } from '../../ui/location-hash';
import { notify } from '../../ui/notices';
import { AddDialog } from './add-dialog';
import { EditDialog } from './edit-dialog';
import { FilesRead } from './files-read';
import { OnlyLocal } from './only-local';
import { RemoveDialog } from './remove-dialog';
import { WorkspacesTable } from './workspaces-table';
import './workspaces.css';

const list = hrefOf({ kind: 'workspaces', add: false });
const form = hrefOf({ kind: 'workspaces', add: true });

/** Which AWS accounts this console works in beside this machine, and what it may do there. */
export function WorkspacesScreen({ add }: { readonly add: boolean }) {
  const rows = useWorkspaces((slice) => slice.rows);
  const failure = useWorkspaces((slice) => slice.failure);
  const profiles = useRequest('workspaces.profiles', {});
  const [edited, setEdited] = useState<string | null>(null);
  const [removed, setRemoved] = useState<string | null>(null);
  const entries = (rows ?? []).flatMap(({ entry }) => (entry === null ? [] : [entry]));
  const beingEdited = rows?.find(({ id }) => id === edited);
  const beingRemoved = rows?.find(({ id }) => id === removed);

  // Who was in a terminal to make a profile comes back to this window.
  const { reload } = profiles;
  useEffect(() => {
    window.addEventListener('focus', reload);
    return () => window.removeEventListener('focus', reload);
  }, [reload]);

  const close = () => navigate(list, { replace: true });

  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Each has a window of its own, so that nothing of one account shows in another."
        actions={
          <Button variant="primary" href={form}>
            Add AWS workspace
          </Button>
        }
      >
        Workspaces
      </Header>
      {failure === null ? null : <FailureAlert what="The workspaces could not be read" failure={failure} />}
      <WorkspacesTable
        rows={rows ?? []}
        loading={rows === null && failure === null}
        here={pageWorkspaceId}
        onOpen={(row) => void open(row)}
        onEdit={({ id }) => setEdited(id)}
        onRemove={({ id }) => setRemoved(id)}
      />
      {rows !== null && entries.length === 0 ? <OnlyLocal /> : null}
      {profiles.result.kind === 'ready' ? (
        <FilesRead files={profiles.result.data.files} profiles={profiles.result.data.profiles.length} />
      ) : null}
      {add ? (
        <AddDialog
          profiles={profiles.result}
          entries={entries}
          onReload={profiles.reload}
          onClose={close}
          onAdded={(row) => {
            close();
            void open(row);
          }}
        />
      ) : null}
      {beingEdited?.entry ? (
        <EditDialog
          key={beingEdited.id}
          entry={beingEdited.entry}
          accountId={beingEdited.workspace?.accountId ?? null}
          onClose={() => setEdited(null)}
        />
      ) : null}
      {beingRemoved?.entry ? (
        <RemoveDialog row={beingRemoved} entry={beingRemoved.entry} onClose={() => setRemoved(null)} />
      ) : null}
    </SpaceBetween>
  );
}

async function open({ id, name }: WorkspaceRow): Promise<void> {
  const answer = await request('workspaces.open', { workspaceId: id });
  if (answer.ok) return;
  notify({
    id: `open ${id}`,
    type: 'error',
    header: `${name} was not opened`,
    content: failureText(answer.error),
  });
}
