import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Failure } from '../../../../shared/errors/result';
import { formatBytes } from '../../../../shared/model/format';
import { request } from '../../../bridge/client';
import type { ChannelDraft } from '../draft';

interface FileSourceProps {
  readonly channel: string;
  readonly extensions: readonly string[];
  readonly source: ChannelDraft;
  readonly onChange: (source: ChannelDraft) => void;
}

/** A file by the system's dialog; the window holds a token in place of its path. */
export function FileSource({ channel, extensions, source, onChange }: FileSourceProps) {
  const [failure, setFailure] = useState<Failure | null>(null);

  const choose = async () => {
    const answer = await request('data.choose', {
      title: `Data for ${channel}`,
      extensions: [...extensions],
      multiple: false,
    });
    setFailure(answer.ok ? null : answer.error);
    const file = answer.ok ? answer.data[0] : undefined;
    // No file means the dialog was closed: what was chosen before stays.
    if (file !== undefined) onChange({ kind: 'file', ...file, uploadedTo: null });
  };

  return (
    <SpaceBetween size="xs">
      <div className="chosen">
        <Button iconName="folder-open" onClick={() => void choose()} ariaLabel={`Choose a file for ${channel}`}>
          {source.kind === 'file' ? 'Choose another file' : 'Choose a file'}
        </Button>
        {source.kind === 'file' ? (
          <span>
            <strong className="whole">{source.name}</strong>{' '}
            <span className="quiet numeric">{formatBytes(source.bytes)}</span>
          </span>
        ) : (
          <span className="quiet">{extensions.length === 0 ? 'Any file' : `${extensions.join(' or ')}, in UTF-8`}</span>
        )}
      </div>
      {failure === null ? null : (
        <Alert type="error" statusIconAriaLabel="Error">
          {failure.message} {failure.hint} <code>{failure.code}</code>
        </Alert>
      )}
    </SpaceBetween>
  );
}
