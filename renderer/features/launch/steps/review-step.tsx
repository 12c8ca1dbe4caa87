import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect } from 'react';
import type { Workspace } from '../../../../shared/model/workspace';
import type { Loaded } from '../../../bridge/use-request';
import { FailureAlert } from '../../../ui/failure-alert';
import type { ProgramUpload } from '../account/brought';
import type { BuiltSpec } from '../build-spec';
import { type Preflight, useLaunch } from '../launch-store';
import { startUploads } from '../uploads';
import { useDraft } from '../use-draft-field';
import { ReviewChecks } from './review-checks';
import { ReviewCode } from './review-code';
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
      {built?.kind === 'ready' ? <ReviewCode spec={built.spec} workspace={workspace} /> : null}
    </SpaceBetween>
  );
}
