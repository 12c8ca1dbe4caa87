import type { StreamItem } from '../../../shared/contract/index';
import type { Failure } from '../../../shared/errors/result';
import { useStream } from '../../bridge/use-stream';
import { useWorkspaceSlice } from '../../bridge/workspace-store';

type OverviewItem = StreamItem<'overview.watch'>;

/** The workspace as a whole, live; null until the first of it was read. */
export function useOverview(): {
  readonly overview: OverviewItem | null;
  readonly failure: Failure | null;
  readonly restart: () => void;
} {
  const workspaceId = useWorkspaceSlice(({ state }) => state?.workspace.id ?? null);
  const watched = useStream<'overview.watch', OverviewItem | null>(
    'overview.watch',
    workspaceId === null ? null : { workspaceId },
    null,
    (held, items) => items.at(-1) ?? held,
  );
  return {
    overview: watched.state,
    failure: watched.end?.reason === 'failed' ? watched.end.error : null,
    restart: watched.restart,
  };
}
