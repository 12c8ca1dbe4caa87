import Alert from '@cloudscape-design/components/alert';
import { formatDateTime } from '../../../shared/model/format';
import { useWorkspace } from '../../bridge/workspace-store';

interface AgeNoteProps {
  /** What is shown, e.g. "the data sets". */
  readonly what: string;
  /** Null: nothing was ever seen. */
  readonly fetchedAt: number | null;
}

/** Says as of when a screen is while the workspace does not answer; nothing while it does. */
export function AgeNote({ what, fetchedAt }: AgeNoteProps) {
  const connection = useWorkspace((state) => state.connection);
  if (connection.kind !== 'offline') return null;
  const header =
    fetchedAt === null
      ? `Offline, and ${what} were not seen before`
      : `Offline: ${what} as of ${formatDateTime(fetchedAt)}`;
  return (
    <Alert type="info" header={header}>
      {connection.reason}{' '}
      {fetchedAt === null ? '' : 'What is shown may have changed since; reconnect in the status bar.'}
    </Alert>
  );
}
