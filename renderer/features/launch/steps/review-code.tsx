import { useShallow } from 'zustand/react/shallow';
import { codeTabs, specTab } from '../../../../shared/model/code/code-tabs';
import { toS3Uri } from '../../../../shared/model/s3-uri';
import type { TrainingSpec } from '../../../../shared/model/training-spec';
import type { Workspace } from '../../../../shared/model/workspace';
import { copyText } from '../../../bridge/copy-text';
import { useRequest } from '../../../bridge/use-request';
import { CodePanel } from '../../../ui/code-panel';
import { FailureAlert } from '../../../ui/failure-alert';
import { useLaunch } from '../launch-store';
import { dataSource } from '../previews';
import { useDraft } from '../use-draft-field';

interface ReviewCodeProps {
  readonly spec: TrainingSpec;
  readonly workspace: Workspace;
}

/** The job for other hands, after what the wizard itself uploads for it. */
export function ReviewCode({ spec, workspace }: ReviewCodeProps) {
  const { channels } = useDraft();
  const { brought, packed } = useLaunch(useShallow(({ brought, packed }) => ({ brought, packed })));
  const items = spec.inputs.flatMap(({ channel, s3Uri }) => {
    const source = channels[channel];
    const asked = source === undefined || source.kind === 'object' ? null : dataSource(source);
    return asked === null ? [] : [{ source: asked, s3Uri }];
  });
  const planned = useRequest('data.planUploads', { workspaceId: workspace.id, items });
  if (planned.result.kind === 'loading') return null;
  if (planned.result.kind === 'failed')
    return (
      <FailureAlert
        what="The code could not be written"
        failure={planned.result.error}
        onRetry={() => planned.reload()}
      />
    );
  // The recipe's own program, or the folder uploaded here: whichever the job runs.
  const archives = [brought?.upload ?? null, packed].filter(
    (one) => one !== null && toS3Uri(one.bucket, one.key) === spec.script?.sourceS3Uri,
  );
  const uploads = [...planned.result.data, ...archives.slice(0, 1)].filter((one) => one !== null);
  return (
    <CodePanel
      tabs={[specTab('Spec (JSON)', spec), ...codeTabs({ kind: 'training', spec, uploads }, workspace)]}
      onCopy={copyText}
    />
  );
}
