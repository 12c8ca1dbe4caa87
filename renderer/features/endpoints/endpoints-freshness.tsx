import Alert from '@cloudscape-design/components/alert';
import { formatDateTime } from '../../../shared/model/format';
import type { Connection } from '../../../shared/model/workspace';

interface EndpointsFreshnessProps {
  readonly connection: Connection;
  readonly fetchedAt: number | null;
}

/** Says as of when the list is while nothing newer can be read; nothing while it is live. */
export function EndpointsFreshness({ connection, fetchedAt }: EndpointsFreshnessProps) {
  if (connection.kind !== 'offline') return null;
  return (
    <Alert
      type="warning"
      statusIconAriaLabel="Warning"
      header={
        fetchedAt === null
          ? 'Offline, and no endpoints were seen before'
          : `Offline: the endpoints as of ${formatDateTime(fetchedAt)}`
      }
    >
      {connection.reason} {fetchedAt === null ? '' : 'They may serve something else by now.'}
    </Alert>
  );
}
