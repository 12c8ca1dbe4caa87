import { formatDateTime } from '../../../shared/model/format';
import { useWorkspace } from '../../bridge/workspace-store';
import { OfflineNote } from '../../ui/offline-note';

interface AgeNoteProps {
  /** What is shown, e.g. "the data sets". */
  readonly what: string;
  /** Null: nothing was ever seen. */
  readonly fetchedAt: number | null;
}

/** Says as of when a screen is while the workspace does not answer; nothing while it does. */
export function AgeNote({ what, fetchedAt }: AgeNoteProps) {
  const connection = useWorkspace((state) => state.connection);
  return (
    <OfflineNote what={what} when={fetchedAt === null ? null : formatDateTime(fetchedAt)} connection={connection} />
  );
}
