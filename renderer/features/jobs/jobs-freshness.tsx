import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { StreamItem } from '../../../shared/contract/index';
import { failureText } from '../../../shared/errors/failure-text';
import { formatDateTime } from '../../../shared/model/format';
import type { Connection } from '../../../shared/model/workspace';
import { request } from '../../bridge/client';
import { notify } from '../../ui/notices';

interface JobsFreshnessProps {
  readonly list: StreamItem<'jobs.watchList'> | null;
  readonly connection: Connection;
  readonly workspaceId: string;
}

/** Says as of when the list is while nothing newer can be read; nothing while it is live. */
export function JobsFreshness({ list, connection, workspaceId }: JobsFreshnessProps) {
  const [busy, setBusy] = useState(false);
  if (connection.kind !== 'offline') return null;

  const reconnect = async () => {
    setBusy(true);
    const answer = await request('workspace.reconnect', { workspaceId });
    setBusy(false);
    if (answer.ok) return;
    notify({ id: 'reconnect', type: 'error', header: 'Still offline', content: failureText(answer.error) });
  };

  const asOf = list?.fetchedAt ?? null;
  return (
    <Alert
      type="warning"
      statusIconAriaLabel="Warning"
      header={
        asOf === null ? 'Offline, and no jobs were seen before' : `Offline: the jobs as of ${formatDateTime(asOf)}`
      }
      action={
        <Button loading={busy} onClick={() => void reconnect()}>
          Reconnect
        </Button>
      }
    >
      {connection.reason} {asOf === null ? '' : 'What runs now may have moved on since.'}
    </Alert>
  );
}
