import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback } from 'react';
import { FailureAlert, type FailureAlertProps } from '../failure-alert';
import { useWindowHeight } from '../use-window-height';
import { rowPixels } from './geometry';
import { LogView, type LogViewLine } from './log-view';

interface LogPanelProps {
  /** Whose log it is, e.g. the job's name. */
  readonly name: string;
  readonly log: {
    readonly known: boolean;
    readonly total: number;
    /** Why lines may be missing; null when none are. */
    readonly gap: string | null;
    readonly lines: ReadonlyMap<number, LogViewLine>;
  };
  readonly failure: FailureAlertProps['failure'] | null;
  readonly onRetry: () => void;
  readonly onNeed: (from: number, to: number) => void;
  /** Nothing more will be printed. */
  readonly ended: boolean;
  /** What stands above the log while the job runs, CSS pixels. */
  readonly abovePixels: number;
  readonly formatTime: (at: number) => string;
  readonly formatCount: (count: number) => string;
}

/** The least a log is worth looking at, CSS pixels. */
const leastPixels = 240;
const emptyPixels = 64;
/** The box's own border and the room below its last line. */
const boxPixels = 8;

/** What a job printed, line by line, as it prints it. */
export function LogPanel(props: LogPanelProps) {
  const { abovePixels, ended, failure, formatCount, formatTime, log, name, onNeed, onRetry } = props;
  const most = Math.max(leastPixels, useWindowHeight() - abovePixels);
  // A short log that will not grow leaves no empty box behind.
  const height = ended ? Math.min(most, Math.max(emptyPixels, log.total * rowPixels + boxPixels)) : most;
  const silent = ended && log.known && log.total === 0;
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
        {failure !== null && <FailureAlert what="The log stopped" failure={failure} onRetry={onRetry} />}
        {log.gap !== null && <Alert type="warning">{`${log.gap} What was missed is being read again.`}</Alert>}
        {log.total === 0 ? (
          // As high as the log that will stand here: nothing below moves when the first line comes.
          <div className="log-empty" style={{ height: silent ? emptyPixels : height }}>
            {silent ? 'This job printed nothing.' : 'Nothing was printed yet.'}
          </div>
        ) : (
          <LogView
            label={`Log of ${name}`}
            total={log.total}
            height={height}
            lineAt={lineAt}
            onNeed={onNeed}
            formatTime={formatTime}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}
