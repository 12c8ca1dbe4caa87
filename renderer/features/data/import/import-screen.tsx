import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { hrefOf } from '../../../../shared/model/screen-address';
import { useRequest } from '../../../bridge/use-request';
import { useWorkspace } from '../../../bridge/workspace-store';
import { FailureAlert } from '../../../ui/failure-alert';
import { navigate } from '../../../ui/location-hash';
import { ScreenPlaceholder } from '../../../ui/screen-placeholder';
import { type Choice, emptyDraft, type ImportDraft, suggestName, toOptions, toSource } from './import-draft';
import { MappingEffect } from './mapping-effect';
import { MappingPanel } from './mapping-panel';
import { PreviewPanel } from './preview-panel';
import { ReviewPanel } from './review-panel';
import { SettingsPanel } from './settings-panel';
import { SourcesPanel } from './sources-panel';
import { useImport } from './use-import';
import { usePreviews } from './use-previews';
import '../data.css';

/** Chooses transcripts, shows what they were recognised as, and starts their preparation. */
export function ImportScreen({ sample }: { readonly sample: boolean }) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const about = useRequest('datasets.sample', {});
  const sampleAbout = about.result.kind === 'ready' ? about.result.data : null;
  const [choice, setChoice] = useState<Choice>(sample ? { kind: 'sample' } : { kind: 'none' });
  const [draft, setDraft] = useState<ImportDraft>(emptyDraft);
  const [named, setNamed] = useState(false);
  const source = toSource(choice);
  const name = named ? draft.name : suggestName(choice, sampleAbout?.name ?? null);
  const whole: ImportDraft = { ...draft, name };
  const { options, problems } = toOptions(whole);
  const { failure, mapped, pending, plain, reload } = usePreviews(workspaceId, source, options);
  const running = useImport((version) => navigate(hrefOf({ kind: 'dataset', dataset: name, version })));
  const change = (fields: Partial<ImportDraft>) => {
    if (fields.name !== undefined) setNamed(true);
    setDraft((held) => ({ ...held, ...fields }));
  };

  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Subtitles (.srt, .vtt), scripts (NAME: line with scene headings), and tables (.csv, .jsonl). Nothing is uploaded before you say so."
      >
        Import transcripts
      </Header>
      <SourcesPanel choice={choice} sample={sampleAbout} disabled={running.busy} onChange={setChoice} />
      {source === null ? null : plain.kind === 'loading' ? (
        <ScreenPlaceholder label="Reading the transcripts" />
      ) : plain.kind === 'failed' ? (
        <FailureAlert what="The transcripts could not be read" failure={plain.error} onRetry={reload} />
      ) : (
        <SpaceBetween size="l">
          <PreviewPanel previews={mapped ?? plain.data} />
          <MappingPanel previews={plain.data} draft={whole} onChange={change}>
            {failure === null ? (
              <MappingEffect plain={plain.data} mapped={mapped ?? plain.data} pending={pending} />
            ) : (
              <FailureAlert what="What these names do could not be read" failure={failure} />
            )}
          </MappingPanel>
          <SettingsPanel draft={whole} problems={problems} onChange={change} />
          <ReviewPanel
            previews={mapped ?? plain.data}
            dataset={name}
            source={source}
            options={options}
            running={running}
          />
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
