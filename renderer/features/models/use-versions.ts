import type { StreamItem } from '../../../shared/contract/index';
import type { Failure } from '../../../shared/errors/result';
import { useStream } from '../../bridge/use-stream';
import { useWorkspace } from '../../bridge/workspace-store';

type VersionList = StreamItem<'models.watchVersions'>;

/** The versions of a group, live; `list` null until something is known. */
export function useVersions(group: string): {
  readonly list: VersionList | null;
  readonly failure: Failure | null;
  readonly restart: () => void;
} {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const { end, restart, state } = useStream<'models.watchVersions', VersionList | null>(
    'models.watchVersions',
    { workspaceId, group },
    null,
    (held, items) => items.at(-1) ?? held,
  );
  return { list: state, failure: end?.reason === 'failed' ? end.error : null, restart };
}
