import type { TranscriptSource } from '../../../../shared/contract/datasets';
import { doneHere } from '../../../../shared/model/code/planned-job';
import type { PreparationOptions } from '../../../../shared/model/dataset/preparation';
import type { Workspace } from '../../../../shared/model/workspace';
import { usePlannedCode } from '../../../bridge/planned-code';
import { AskedCodeDetails } from '../../../ui/asked-code';
import { useSettled } from '../../../ui/use-settled';

interface ImportCodeProps {
  readonly dataset: string;
  readonly source: TranscriptSource;
  readonly options: PreparationOptions;
  readonly workspace: Workspace;
}

/** Longer than between two keys, ms: every answer reads all files to their end. */
const typingPause = 300;

/** The uploads and the job for other hands. On AWS the console prepares the transcripts itself. */
export function ImportCode({ dataset, options, source, workspace }: ImportCodeProps) {
  const asked = useSettled(JSON.stringify({ dataset, source, options }), typingPause);
  const shown = usePlannedCode('datasets.plan', { workspaceId: workspace.id, ...JSON.parse(asked) }, workspace);
  return workspace.kind === 'aws' ? (
    <p className="data-quiet">{doneHere('Preparing transcripts')}</p>
  ) : (
    <AskedCodeDetails {...shown} />
  );
}
