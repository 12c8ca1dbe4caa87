import { doneHere } from '../../../shared/model/code/planned-job';
import type { Workspace } from '../../../shared/model/workspace';
import { usePlannedCode } from '../../bridge/planned-code';
import { AskedCodeDetails } from '../../ui/asked-code';

interface ComputeCodeProps {
  readonly dataset: string;
  readonly version: string;
  readonly what: 'themes' | 'network';
  readonly workspace: Workspace;
}

/** The job for other hands. On AWS the console computes it itself. */
export function ComputeCode({ workspace, ...asked }: ComputeCodeProps) {
  const shown = usePlannedCode('insights.plan', { workspaceId: workspace.id, ...asked }, workspace);
  return workspace.kind === 'aws' ? (
    <p className="insights-quiet">{doneHere('Computing this')}</p>
  ) : (
    <AskedCodeDetails {...shown} />
  );
}
