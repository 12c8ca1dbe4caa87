import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { Failure } from '../../../shared/errors/result';
import { formatDateTime } from '../../../shared/model/format';
import type { Connection } from '../../../shared/model/workspace';

interface FreshnessNoteProps {
  readonly fetchedAt: number;
  readonly source: 'live' | 'store';
  /** The job will not change any more, so what is kept of it is the whole truth. */
  readonly final: boolean;
  readonly connection: Connection;
  readonly failure: Failure | null;
  readonly onRetry: () => void;
}

/** Says when a page shows what was kept rather than what is, and why. Nothing while it is live. */
export function FreshnessNote({ fetchedAt, source, final, connection, failure, onRetry }: FreshnessNoteProps) {
  const when = formatDateTime(fetchedAt);
  const retry = <Button onClick={onRetry}>Try again</Button>;
  if (failure) {
    return (
      <Alert type="warning" header={`Shown as of ${when}`} action={retry}>
        {failure.message} {failure.hint} <code>{failure.code}</code>
      </Alert>
    );
  }
  if (connection.kind === 'offline') {
    return (
      <Alert type="info" header={`Offline: shown as of ${when}`}>
        {connection.reason}{' '}
        {final ? 'This job had ended, so nothing here is out of date.' : 'The job may have gone on since.'}
      </Alert>
    );
  }
  if (source === 'store' && !final) {
    return <Alert type="info">{`Shown as of ${when}; reading it again.`}</Alert>;
  }
  return null;
}
