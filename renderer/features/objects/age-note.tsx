import Alert from '@cloudscape-design/components/alert';
import { formatDateTime } from '../../../shared/model/format';
import { useWorkspace } from '../../bridge/workspace-store';

/** Says as of when a listing is while the workspace does not answer; nothing while it does. */
export function AgeNote({ what, fetchedAt }: { readonly what: string; readonly fetchedAt: number | null }) {
  const connection = useWorkspace((state) => state.connection);
  if (connection.kind !== 'offline') return null;
  const header =
    fetchedAt === null
      ? `Offline, and ${what} was not seen before`
      : `Offline: ${what} as of ${formatDateTime(fetchedAt)}`;
  return (
    <Alert type="info" header={header}>
      {connection.reason} Uploading, downloading and deleting wait until it is back.
    </Alert>
  );
}
