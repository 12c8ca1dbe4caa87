import { CodedError } from '../../../shared/errors/coded-error';
import type { LogItem } from '../logs/contract';
import { anyChanged } from '../notifier';
import type { Scope } from '../scope';
import type { SharedByName } from '../shared-by-name';
import { type EndpointBoard, inOrder } from './board';
import type { EndpointListUpdate, FetchedEndpoint } from './contract';
import type { EndpointLog } from './log-collector';
import type { EndpointParts } from './parts';
import { readView } from './read-view';
import { endpointLogKey } from './store-port';

/** Lines of one item: a screenful many times over, and still quick to send. */
const linesPerItem = 1_000;

/** The stored list at once, then the whole list again whenever anything in it changed. */
export async function* watchList(
  { poller }: Pick<EndpointParts, 'poller'>,
  signal: AbortSignal,
): AsyncGenerator<EndpointListUpdate> {
  await poller.loaded();
  poller.hold(signal);
  let shown: EndpointBoard | null = null;
  while (!signal.aborted) {
    const { version } = poller.changes;
    const { board, failure } = poller;
    // Nothing was ever seen and the service refuses: without a word a screen would wait for ever.
    if (failure !== null && board.fetchedAt === null && !failure.retryable && failure.code !== 'workspace.offline')
      throw new CodedError(failure);
    if (board !== shown) {
      const { fetchedAt, leftBehind, source } = board;
      yield { endpoints: inOrder(board), leftBehind, fetchedAt, source };
    }
    shown = board;
    await poller.changes.changed(version, signal);
  }
}

/** The stored view at once, then each change; ends when the endpoint is gone. */
export async function* watchEndpoint(
  { link, poller, store }: EndpointParts,
  scope: Scope,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<FetchedEndpoint> {
  const stored = await store.endpoints.show(scope.workspaceId, name);
  if (stored) yield stored;
  const live = await link.aws();
  const read = live.ok ? link.report(await readView(live.data, name, null)) : live;
  if (read.ok) await poller.learn(read.data);
  else if (!stored || read.error.code === 'endpoint.not-found') throw new CodedError(read.error);
  poller.hold(signal, name);
  let shown: FetchedEndpoint | null = null;
  while (!signal.aborted) {
    const seen = [
      [poller.changes, poller.changes.version],
      [link.changes, link.changes.version],
    ] as const;
    const current = poller.view(name);
    if (current && current !== shown) yield current;
    shown = current;
    // Deleted, here or elsewhere: what is kept stays on screen as it is.
    if (poller.board.source === 'live' && !poller.board.endpoints.has(name)) return;
    await anyChanged(seen, signal);
  }
}

/** `held` first, then lines as they come into the store; ends with the endpoint. */
export async function* followLog(
  { store }: Pick<EndpointParts, 'store'>,
  collectors: SharedByName<EndpointLog>,
  scope: Scope,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<LogItem> {
  const key = endpointLogKey(name);
  const held = await store.logs.page(scope.workspaceId, key, 0, 0);
  yield { kind: 'held', total: held.total, fetchedAt: held.fetchedAt };
  const collector = collectors.use(name, signal);
  let next = held.total;
  let gap = 0;
  while (!signal.aborted) {
    const seen = collector.changes.version;
    const { ended } = collector;
    for (; gap < collector.gaps.length; gap += 1) {
      const one = collector.gaps[gap];
      if (one) yield { kind: 'gap', ...one };
    }
    while (next < collector.total && !signal.aborted) {
      const { lines } = await store.logs.page(scope.workspaceId, key, next, linesPerItem);
      if (lines.length === 0) break;
      next += lines.length;
      yield { kind: 'lines', lines };
    }
    if (collector.failure) throw new CodedError(collector.failure);
    if (ended && next >= collector.total) return;
    await collector.changes.changed(seen, signal);
  }
}
