import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Recipe } from '../../../../shared/model/recipe';
import type { ChannelDraft } from '../draft';
import { changeChannel, setPreview, useLaunch } from '../launch-store';
import { previewChannel } from '../previews';
import { cancelUpload } from '../uploads';
import { useDraft, useShownProblems } from '../use-draft-field';
import { DataPreviewView } from './data-preview';
import { FileSource } from './file-source';
import { ObjectSource } from './object-source';
import { SampleSource } from './sample-source';
import { UploadState } from './upload-state';

type Kind = ChannelDraft['kind'];

interface ChannelCardProps {
  readonly channel: Recipe['channels'][number];
  readonly workspaceId: string;
}

/** One input channel: where its data comes from, and what is in it. */
export function ChannelCard({ channel, workspaceId }: ChannelCardProps) {
  const { name, required, explanation, extensions } = channel;
  const draft = useDraft();
  const source: ChannelDraft = draft.channels[name] ?? { kind: 'none' };
  const samples = useLaunch((slice) => slice.samples).filter(
    (each) => each.recipeId === draft.recipeId && each.channel === name,
  );
  const problem = useShownProblems(1)[name];
  const preview = useLaunch((slice) => slice.previews[name]);
  // Which way is open before anything was chosen in it.
  const [way, setWay] = useState<Kind>(source.kind === 'none' ? (required ? 'file' : 'none') : source.kind);

  const change = (next: ChannelDraft) => {
    cancelUpload(name);
    changeChannel(name, next);
    if (next.kind === 'object') setPreview(name, null);
    else void previewChannel(workspaceId, name);
  };

  const open = (kind: Kind) => {
    setWay(kind);
    const first = samples[0];
    if (kind === 'sample' && first !== undefined) change({ kind, name: first.name, uploadedTo: null });
    else change(kind === 'object' ? { kind, s3Uri: '' } : { kind: 'none' });
  };

  return (
    <Container
      header={
        <Header variant="h2" description={explanation}>
          {name} <span className="optional">{required ? '' : '– optional'}</span>
        </Header>
      }
    >
      <SpaceBetween size="m">
        <SegmentedControl
          label={`Where the data for ${name} comes from`}
          selectedId={way}
          onChange={({ detail }) => open(detail.selectedId as Kind)}
          options={[
            ...(required ? [] : [{ id: 'none', text: 'None' }]),
            { id: 'file', text: 'A file' },
            ...(samples.length === 0 ? [] : [{ id: 'sample', text: 'Sample data' }]),
            { id: 'object', text: 'In S3' },
          ]}
        />
        <FormField errorText={problem} stretch>
          {way === 'file' ? (
            <FileSource channel={name} extensions={extensions} source={source} onChange={change} />
          ) : way === 'sample' ? (
            <SampleSource channel={name} samples={samples} source={source} onChange={change} />
          ) : way === 'object' ? (
            <ObjectSource
              channel={name}
              workspaceId={workspaceId}
              source={source}
              onChange={change}
              onSettled={() => void previewChannel(workspaceId, name)}
            />
          ) : null}
        </FormField>
        <UploadState channel={name} workspaceId={workspaceId} source={source} />
        {preview === undefined || source.kind === 'none' ? null : <DataPreviewView state={preview} channel={name} />}
      </SpaceBetween>
    </Container>
  );
}
