import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Token from '@cloudscape-design/components/token';
import { type DragEvent, useState } from 'react';
import type { ChosenSource } from '../../../../shared/contract/datasets';
import type { CommandOutput } from '../../../../shared/contract/index';
import type { Failure, Result } from '../../../../shared/errors/result';
import { formatBytes } from '../../../../shared/model/format';
import { request } from '../../../bridge/client';
import { droppedSources } from '../../../bridge/dropped-sources';
import { FailureAlert } from '../../../ui/failure-alert';
import { addSources, type Choice, removeSource } from './import-draft';

interface SourcesPanelProps {
  readonly choice: Choice;
  /** What the sample is; null while it is read. */
  readonly sample: CommandOutput<'datasets.sample'> | null;
  readonly disabled: boolean;
  readonly onChange: (choice: Choice) => void;
}

/** A place to drop files and folders on, the dialogs, and the sample. The window can name no path. */
export function SourcesPanel({ choice, disabled, onChange, sample }: SourcesPanelProps) {
  const [over, setOver] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const take = (answer: Result<readonly ChosenSource[]>) => {
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok && answer.data.length > 0) onChange(addSources(choice, answer.data));
  };
  const choose = async (kind: 'files' | 'folder') => take(await request('datasets.choose', { kind }));
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) take(await droppedSources([...event.dataTransfer.files]));
  };

  return (
    <Container header={<Header variant="h2">Sources</Header>}>
      <SpaceBetween size="m">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way; the buttons in it are the other. */}
        <div
          className={over ? 'drop-zone drop-zone-over' : 'drop-zone'}
          data-testid="drop-zone"
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => void drop(event)}
        >
          <p>Drop transcripts or folders here</p>
          <div className="drop-zone-actions">
            <Button iconName="file-open" disabled={disabled} onClick={() => void choose('files')}>
              Choose files
            </Button>
            <Button iconName="folder-open" disabled={disabled} onClick={() => void choose('folder')}>
              Choose a folder
            </Button>
            <Button
              disabled={disabled || choice.kind === 'sample' || sample === null}
              onClick={() => {
                setFailure(null);
                onChange({ kind: 'sample' });
              }}
            >
              Use the sample
            </Button>
          </div>
          <p className="data-quiet">At most 500 files and 2 GiB; hidden files and links in folders are skipped.</p>
        </div>
        {failure === null ? null : <FailureAlert what="That could not be taken" failure={failure} />}
        <Chosen choice={choice} sample={sample} disabled={disabled} onChange={onChange} />
      </SpaceBetween>
    </Container>
  );
}

function Chosen({ choice, disabled, onChange, sample }: SourcesPanelProps) {
  if (choice.kind === 'none') return null;
  if (choice.kind === 'sample') {
    return (
      <p className="data-quiet">
        {sample === null
          ? 'The sample'
          : `${sample.title}: ${sample.summary} ${sample.files} files, ${formatBytes(sample.bytes)}.`}
      </p>
    );
  }
  return (
    <ul className="chosen-sources" aria-label="Chosen">
      {choice.sources.map(({ bytes, kind, name, token }) => (
        <li key={token}>
          <Token
            label={name}
            description={kind === 'folder' ? 'Folder' : formatBytes(bytes ?? 0)}
            dismissLabel={`Leave ${name} out`}
            disabled={disabled}
            onDismiss={() => onChange(removeSource(choice, token))}
          />
        </li>
      ))}
    </ul>
  );
}
