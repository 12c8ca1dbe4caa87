import type { StreamItem } from '../../../shared/contract/index';
import { useStream } from '../../bridge/use-stream';
import { useWorkspace } from '../../bridge/workspace-store';

export type DatasetList = StreamItem<'datasets.watchList'>;

/** Every version of every data set, live; null until the first answer. */
export function useDatasets() {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const list = useStream<'datasets.watchList', DatasetList | null>(
    'datasets.watchList',
    { workspaceId },
    null,
    (held, items) => items.at(-1) ?? held,
  );
  return {
    list: list.state,
    failure: list.end?.reason === 'failed' ? list.end.error : null,
    restart: list.restart,
  };
}
