import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type DragEvent, useMemo, useState } from 'react';
import type { ChosenSource } from '../../../shared/contract/datasets';
import type { Result } from '../../../shared/errors/result';
import { request } from '../../bridge/client';
import { droppedSources } from '../../bridge/dropped-sources';
import { useMayChange } from '../../bridge/may-change';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { notify } from '../../ui/notices';
import { AgeNote } from './age-note';
import { DeleteObjects } from './delete-objects';
import { type Entry, entriesOf, selectionOf } from './entries';
import { FolderTable } from './folder-table';
import { PrefixPath } from './prefix-path';
import { PreviewPane } from './preview-pane';
import { startTransfer } from './transfers';
import { TransfersPanel } from './transfers-panel';
import { useFolder } from './use-folder';

/** A folder of a bucket: what is in it, and what can be done with it. */
export function FolderView({ bucket, prefix }: { readonly bucket: string; readonly prefix: string }) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const online = useWorkspace((state) => state.connection.kind === 'online');
  const { busy, failure, folder, more, reload } = useFolder(bucket, prefix);
  const [selected, setSelected] = useState<readonly Entry[]>([]);
  const mayChange = useMayChange();
  const [over, setOver] = useState(false);
  const entries = useMemo(() => (folder === null ? null : entriesOf(folder, prefix)), [folder, prefix]);
  // What was deleted meanwhile is not selected any more.
  const chosen = selected.filter(({ key }) => entries?.some((entry) => entry.key === key));
  const shown = chosen.length === 1 && chosen[0]?.isFolder === false ? chosen[0] : null;

  const upload = (answer: Result<readonly ChosenSource[]>): void => {
    if (!answer.ok) {
      const { code, hint, message } = answer.error;
      notify({ id: 'upload refused', type: 'error', header: message, content: `${hint} (${code})` });
    } else if (answer.data.length > 0) {
      const tokens = answer.data.map(({ token }) => token);
      startTransfer('objects.upload', { workspaceId, bucket, prefix, tokens });
    }
  };
  const choose = async (kind: 'files' | 'folder'): Promise<void> => upload(await request('objects.choose', { kind }));
  const drop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    setOver(false);
    if (online && !mayChange.disabled) upload(await droppedSources([...event.dataTransfer.files]));
  };

  const uploadButtons = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button iconName="upload" disabled={!online} {...mayChange} onClick={() => void choose('files')}>
        Upload files
      </Button>
      <Button iconName="folder-open" disabled={!online} {...mayChange} onClick={() => void choose('folder')}>
        Upload a folder
      </Button>
    </SpaceBetween>
  );
  return (
    <SpaceBetween size="m">
      <PrefixPath bucket={bucket} prefix={prefix} />
      {failure === null ? null : (
        <FailureAlert what="This folder could not be listed" failure={failure} onRetry={reload} />
      )}
      <AgeNote what="this folder" fetchedAt={folder?.fetchedAt ?? null} />
      <TransfersPanel bucket={bucket} />
      <div className={shown === null ? 'objects-split' : 'objects-split objects-split-open'}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way; the buttons in it are the other. */}
        <div
          className={over ? 'objects-drop objects-drop-over' : 'objects-drop'}
          data-testid="objects-drop"
          onDragOver={(event) => {
            event.preventDefault();
            setOver(online);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => void drop(event)}
        >
          <FolderTable
            entries={entries}
            bucket={bucket}
            selected={chosen}
            busy={busy}
            unknown={failure !== null && entries === null}
            more={folder?.next == null || !online ? null : () => void more()}
            onSelect={setSelected}
            uploadButtons={uploadButtons}
            header={
              <Header
                variant="h1"
                counter={
                  entries === null
                    ? ''
                    : `(${chosen.length > 0 ? `${chosen.length}/` : ''}${entries.length}${folder?.next == null ? '' : '+'})`
                }
                description="Drop files or folders here to upload them. An object of the same name is replaced."
                actions={
                  <SpaceBetween direction="horizontal" size="xs">
                    <Button iconName="refresh" ariaLabel="Read this folder again" onClick={reload} />
                    {uploadButtons}
                    <Button
                      iconName="download"
                      disabled={!online || chosen.length === 0}
                      onClick={() => startTransfer('objects.download', { workspaceId, ...selectionOf(bucket, chosen) })}
                    >
                      Download
                    </Button>
                    <DeleteObjects bucket={bucket} entries={chosen} disabled={!online} onDeleted={reload} />
                  </SpaceBetween>
                }
              >
                {prefix === '' ? bucket : prefix.split('/').slice(-2).join('/')}
              </Header>
            }
          />
        </div>
        {shown === null ? null : <PreviewPane bucket={bucket} entry={shown} onClose={() => setSelected([])} />}
      </div>
    </SpaceBetween>
  );
}
