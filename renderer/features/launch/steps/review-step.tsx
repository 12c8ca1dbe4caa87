import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect } from 'react';
import { codeTabs, specTab } from '../../../../shared/model/code/code-tabs';
import type { Workspace } from '../../../../shared/model/workspace';
import { copyText } from '../../../bridge/copy-text';
import type { Loaded } from '../../../bridge/use-request';
import { CodePanel } from '../../../ui/code-panel';
import { FailureAlert } from '../../../ui/failure-alert';
import type { ProgramUpload } from '../account/brought';
import type { BuiltSpec } from '../build-spec';
import { type Preflight, useLaunch } from '../launch-store';
import { startUploads } from '../uploads';
import { useDraft } from '../use-draft-field';
import { ReviewChecks } from './review-checks';
import { ReviewSummary } from './review-summary';
import { UploadState } from './upload-state';

interface ReviewStepProps {
  readonly built: BuiltSpec | null;
  readonly preflight: Loaded<Preflight>;
  readonly workspace: Workspace;
  /** How the recipe's own program is on its way. */
  readonly program: ProgramUpload;
  readonly onEdit: (step: number) => void;
}

/** Where, what and at what price, before anything is created. */
export function ReviewStep({ built, preflight, program, workspace, onEdit }: ReviewStepProps) {
  const draft = useDraft();
  const uploads = useLaunch((slice) => slice.uploads);

  // A restored draft may open here with data that was not uploaded when the window went.
  useEffect(() => startUploads(workspace.id), [workspace.id]);

  return (
    <SpaceBetween size="l">
      {Object.keys(uploads).map((channel) => (
        <UploadState
          key={channel}
          channel={channel}
          workspaceId={workspace.id}
          source={draft.channels[channel] ?? { kind: 'none' }}
        />
      ))}
      {program.kind === 'failed' ? (
        <FailureAlert what="The recipe’s program was not uploaded" failure={program.failure} onRetry={program.retry} />
      ) : null}
      <ReviewChecks
        built={built}
        preflight={preflight}
        workspace={workspace}
        uploading={Object.keys(uploads).length > 0 || program.kind === 'running'}
      />
      {built?.kind === 'ready' ? <ReviewSummary spec={built.spec} onEdit={onEdit} /> : null}
      {built?.kind === 'ready' ? (
        <CodePanel
          tabs={[specTab('Spec (JSON)', built.spec), ...codeTabs({ kind: 'training', spec: built.spec }, workspace)]}
          onCopy={copyText}
        />
      ) : null}
    </SpaceBetween>
  );
}
