import { formatClock, formatCount } from '../../../shared/model/format';
import { isProcessingTerminal, type ProcessingJob } from '../../../shared/model/processing-job';
import { useLog } from '../../bridge/use-log';
import { LogPanel } from '../../ui/log-view/log-panel';

interface ProcessingLogProps {
  readonly workspaceId: string;
  readonly job: ProcessingJob;
}

/** What stands above the log while a job runs, CSS pixels. */
const abovePixels = 480;

/** What the program printed, line by line, as it prints it. */
export function ProcessingLog({ workspaceId, job }: ProcessingLogProps) {
  const { log, failure, restart, need } = useLog('processing', workspaceId, job.name);
  return (
    <LogPanel
      name={job.name}
      log={log}
      failure={failure}
      onRetry={restart}
      onNeed={need}
      ended={isProcessingTerminal(job.status)}
      abovePixels={abovePixels}
      formatTime={formatClock}
      formatCount={formatCount}
    />
  );
}
