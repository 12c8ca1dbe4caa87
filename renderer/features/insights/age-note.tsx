import Alert from '@cloudscape-design/components/alert';
import { formatDateTime } from '../../../shared/model/format';
import { useWorkspace } from '../../bridge/workspace-store';

/** Says as of when an insight is while the workspace does not answer; nothing while it does. */
export function AgeNote({ what, fetchedAt }: { readonly what: string; readonly fetchedAt: number | null }) {
  const connection = useWorkspace((state) => state.connection);
  if (connection.kind !== 'offline' || fetchedAt === null) return null;
  return (
    <Alert type="info" header={`Offline: ${what} as of ${formatDateTime(fetchedAt)}`}>
      {connection.reason} What is shown may have been computed anew since.
    </Alert>
  );
}
