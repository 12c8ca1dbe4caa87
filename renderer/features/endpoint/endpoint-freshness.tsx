import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { Failure } from '../../../shared/errors/result';
import { formatDateTime } from '../../../shared/model/format';
import type { Connection } from '../../../shared/model/workspace';

interface EndpointFreshnessProps {
  readonly fetchedAt: number;
  /** The service has no such endpoint any more. */
  readonly gone: boolean;
  readonly connection: Connection;
  readonly failure: Failure | null;
  readonly onRetry: () => void;
}

/** Says when the page shows what was kept rather than what is, and why. Nothing while it is live or about to be. */
export function EndpointFreshness({ connection, failure, fetchedAt, gone, onRetry }: EndpointFreshnessProps) {
  const when = formatDateTime(fetchedAt);
  if (gone) {
    return (
      <Alert type="info" statusIconAriaLabel="Note" header="This endpoint was deleted">
        What stands here is what was last seen of it, as of {when}.
      </Alert>
    );
  }
  if (failure !== null) {
    const retry = <Button onClick={onRetry}>Try again</Button>;
    return (
      <Alert type="warning" statusIconAriaLabel="Warning" header={`Shown as of ${when}`} action={retry}>
        {failure.message} {failure.hint} <code>{failure.code}</code>
      </Alert>
    );
  }
  if (connection.kind === 'offline') {
    return (
      <Alert type="warning" statusIconAriaLabel="Warning" header={`Offline: shown as of ${when}`}>
        {connection.reason} It may serve something else by now.
      </Alert>
    );
  }
  return null;
}
