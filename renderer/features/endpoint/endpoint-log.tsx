import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback } from 'react';
import { formatClock, formatCount } from '../../../shared/model/format';
import { useLog } from '../../bridge/use-log';
import { FailureAlert } from '../../ui/failure-alert';
import { LogView } from '../../ui/log-view/log-view';

/** Box of the log in CSS pixels. */
const height = 280;

/** What the serving programs wrote, line by line, as they write it. */
export function EndpointLog({ name, workspaceId }: { readonly name: string; readonly workspaceId: string }) {
  const { failure, log, need, restart } = useLog('endpoint', workspaceId, name);
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
        {log.gap !== null && (
          <Alert type="warning" statusIconAriaLabel="Warning">
            {log.gap}
          </Alert>
        )}
        {log.total === 0 ? (
          <div className="endpoint-log-empty" style={{ height }}>
            {log.known ? 'Its programs wrote nothing yet.' : 'Reading …'}
          </div>
        ) : (
          <LogView
            label={`Log of ${name}`}
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
