import { formatClock, formatCount } from '../../../shared/model/format';
import { isTerminal, type TrainingJob } from '../../../shared/model/training-job';
import { useLog } from '../../bridge/use-log';
import { LogPanel } from '../../ui/log-view/log-panel';

interface JobLogProps {
  readonly workspaceId: string;
  readonly job: TrainingJob;
}

/** What stands above the log while a job runs, CSS pixels. */
const abovePixels = 640;

/** What the training process printed, line by line, as it prints it. */
export function JobLog({ workspaceId, job }: JobLogProps) {
  const { log, failure, restart, need } = useLog('job', workspaceId, job.name);
  return (
    <LogPanel
      name={job.name}
      log={log}
      failure={failure}
      onRetry={restart}
      onNeed={need}
      ended={isTerminal(job.status)}
      abovePixels={abovePixels}
      formatTime={formatClock}
      formatCount={formatCount}
    />
  );
}
