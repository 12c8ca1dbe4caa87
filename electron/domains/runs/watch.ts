import { CodedError } from '../../../shared/errors/coded-error';
import type { Fetched } from '../../../shared/model/time';
import { anyChanged } from '../notifier';
import type { Scope } from '../scope';
import type { RunStore } from '../store-ports';
import type { Link } from '../workspace/link';
import { inOrder, type RunBoard } from './board';
import type { RunPoller } from './poller';
import { hasEnded, type Run } from './run';

interface Sources<S extends Run, D extends S> {
  readonly link: Link;
  readonly store: RunStore<S, D>;
  readonly poller: RunPoller<S, D>;
}

/** What a watched list shows. */
export interface RunListItem<S> {
  readonly jobs: readonly S[];
  readonly fetchedAt: number | null;
  readonly source: 'live' | 'store';
}

/** The stored list at once, then the whole list again whenever anything in it changed. */
export async function* watchRunList<S extends Run, D extends S>(
  { poller }: Pick<Sources<S, D>, 'poller'>,
  signal: AbortSignal,
): AsyncGenerator<RunListItem<S>> {
  await poller.loaded();
  poller.hold(signal);
  let shown: RunBoard<S> | null = null;
  while (!signal.aborted) {
    const { version } = poller.changes;
    const { board, failure } = poller;
    // Nothing was ever seen and the service refuses: without a word a screen would wait for ever.
    if (failure !== null && board.fetchedAt === null && !failure.retryable && failure.code !== 'workspace.offline')
      throw new CodedError(failure);
    if (board !== shown) yield { jobs: inOrder(board), fetchedAt: board.fetchedAt, source: board.source };
    shown = board;
    await poller.changes.changed(version, signal);
  }
}

/** The stored job at once, then each change; ends when the job is terminal and was read back. */
export async function* watchRun<S extends Run, D extends S>(
  sources: Sources<S, D>,
  scope: Scope,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<Fetched<D>> {
  const { link, poller, store } = sources;
  const stored = await store.show(scope.workspaceId, name);
  if (stored) yield stored;
  let shown: Fetched<D> | null = null;
  const live = await link.aws();
  if (live.ok) {
    const read = await poller.read(live.data, name);
    if (!read.ok && (!stored || read.error.code === 'job.not-found')) throw new CodedError(read.error);
  } else if (!stored) {
    throw new CodedError(live.error);
  }
  poller.hold(signal, name);
  while (!signal.aborted) {
    const seen = [
      [poller.changes, poller.changes.version],
      [link.changes, link.changes.version],
    ] as const;
    const current = poller.described(name);
    if (current && current !== shown) yield current;
    shown = current;
    if (current && hasEnded(current.value)) return;
    if (current === null && poller.board.source === 'live' && !poller.board.jobs.has(name)) {
      // Deleted elsewhere while it was watched: what is kept stays on screen as it is.
      if (link.connection.kind === 'online') return;
    }
    await anyChanged(seen, signal);
  }
}
