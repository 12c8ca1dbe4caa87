import type { StreamItem } from '../../../shared/contract/index';
import { useStream } from '../../bridge/use-stream';
import { useWorkspace } from '../../bridge/workspace-store';

type List = StreamItem<'datasets.watchList'>;

/** Versions that insights can be had of, live: those that are ready. `list` null until the first answer. */
export function useVersions() {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const watched = useStream<'datasets.watchList', List | null>(
    'datasets.watchList',
    { workspaceId },
    null,
    (held, items) => items.at(-1) ?? held,
  );
  return {
    list: watched.state,
    ready: (watched.state?.versions ?? []).filter(({ status }) => status === 'ready'),
    failure: watched.end?.reason === 'failed' ? watched.end.error : null,
    restart: watched.restart,
  };
}
