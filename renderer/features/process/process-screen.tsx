import { useEffect } from 'react';
import type { ProcessingSpec } from '../../../shared/model/processing-job';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import { newDraft } from './process-draft';
import { openDraft, useProcess } from './process-store';
import { ProcessWizard } from './process-wizard';

/** A processing job of one's own. `again`: name of the job to begin from. */
export function ProcessScreen({ again }: { readonly again: string | null }) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const asked = useRequest('processing.show', again === null ? null : { workspaceId, name: again });
  if (again === null) return <Opened again={null} name={null} />;
  switch (asked.result.kind) {
    case 'loading':
      return <ScreenPlaceholder label={`Reading ${again}`} />;
    case 'failed':
      return <FailureAlert what={`${again} could not be read`} failure={asked.result.error} onRetry={asked.reload} />;
    case 'ready':
      return <Opened again={asked.result.data.value.spec} name={again} />;
  }
}

function Opened({ again, name }: { readonly again: ProcessingSpec | null; readonly name: string | null }) {
  const defaults = useWorkspace((state) => state.defaults);
  const draft = useProcess((slice) => slice.draft);
  const takenFrom = useProcess((slice) => slice.takenFrom);
  // A draft goes on, unless the wizard is opened for another job.
  const goesOn = draft !== null && (name === null || name === takenFrom);
  useEffect(() => {
    if (!goesOn) openDraft(newDraft({ ...defaults, again }, Date.now(), Math.random), name);
  }, [goesOn, defaults, again, name]);
  return goesOn ? <ProcessWizard /> : <ScreenPlaceholder label="Opening the wizard" />;
}
