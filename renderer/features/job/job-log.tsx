import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback } from 'react';
import { formatClock, formatCount } from '../../../shared/model/format';
import { isTerminal, type TrainingJob } from '../../../shared/model/training-job';
import { useLog } from '../../bridge/use-log';
import { FailureAlert } from '../../ui/failure-alert';
import { LogView } from '../../ui/log-view/log-view';
import { useWindowHeight } from '../../ui/use-window-height';

interface JobLogProps {
  readonly workspaceId: string;
  readonly job: TrainingJob;
}

/** What stands above the log while a job runs, and the least a log is worth looking at, CSS pixels. */
const abovePixels = 640;
const leastPixels = 240;
const emptyPixels = 64;

/** What the training process printed, line by line, as it prints it. */
export function JobLog({ workspaceId, job }: JobLogProps) {
  const { log, failure, restart, need } = useLog('job', workspaceId, job.name);
  const height = Math.max(leastPixels, useWindowHeight() - abovePixels);
  const silent = isTerminal(job.status) && log.known && log.total === 0;
  const lineAt = useCallback((index: number) => log.lines.get(index), [log]);
  return (
    <Container
      header={
        <Header variant="h2" counter={log.known ? `(${formatCount(log.total)})` : ''}>
          Log
        </Header>
      }
    >
      <SpaceBetween size="s">
        {failure !== null && <FailureAlert what="The log stopped" failure={failure} onRetry={restart} />}
        {log.gap !== null && <Alert type="warning">{`${log.gap} What was missed is being read again.`}</Alert>}
        {log.total === 0 ? (
          // As high as the log that will stand here: nothing below moves when the first line comes.
          <div className="job-log-empty" style={{ height: silent ? emptyPixels : height }}>
            {silent ? 'This job printed nothing.' : 'Nothing was printed yet.'}
          </div>
        ) : (
          <LogView
            label={`Log of ${job.name}`}
            total={log.total}
            height={height}
            lineAt={lineAt}
            onNeed={need}
            formatTime={formatClock}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}
