import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { isProcessingTerminal, type ProcessingJob } from '../../../shared/model/processing-job';
import { hrefOf } from '../../../shared/model/screen-address';
import type { Workspace } from '../../../shared/model/workspace';
import { useMayChange } from '../../bridge/may-change';
import { StopProcessing } from './stop-processing';

interface ProcessingActionsProps {
  readonly job: ProcessingJob;
  readonly workspace: Workspace;
  readonly online: boolean;
}

/** Stop asks once, naming account, region and target; a job that has ended shows where it stands among the others. */
export function ProcessingActions({ job, workspace, online }: ProcessingActionsProps) {
  const mayChange = useMayChange();
  const [asking, setAsking] = useState(false);
  if (isProcessingTerminal(job.status)) {
    return (
      <SpaceBetween direction="horizontal" size="xs">
        <Button href={hrefOf({ kind: 'lineage', arn: job.arn })}>Lineage</Button>
        <Button href={hrefOf({ kind: 'process', again: job.name })} {...mayChange}>
          Clone
        </Button>
      </SpaceBetween>
    );
  }

  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        {...(online ? {} : { disabledReason: 'The workspace is offline.' })}
        disabled={!online || job.status !== 'InProgress'}
        {...mayChange}
        onClick={() => setAsking(true)}
      >
        {job.status === 'Stopping' ? 'Stopping' : 'Stop'}
      </Button>
      {asking ? <StopProcessing name={job.name} workspace={workspace} onEnd={() => setAsking(false)} /> : null}
    </SpaceBetween>
  );
}
