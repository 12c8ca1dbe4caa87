import { CodedError } from '../../../shared/errors/coded-error';
import type { DatasetListNews } from './contract';
import { type DatasetWatcher, toNews } from './watcher';

/** The stored list at once, then the whole list again whenever anything in it changed. */
export async function* watchDatasets(watcher: DatasetWatcher, signal: AbortSignal): AsyncGenerator<DatasetListNews> {
  await watcher.loaded();
  watcher.hold(signal);
  let shown: string | null = null;
  while (!signal.aborted) {
    const { version } = watcher.changes;
    const { board, failure } = watcher;
    // Nothing was ever seen and the service refuses: without a word a screen would wait for ever.
    if (failure !== null && board.fetchedAt === null && failure.code !== 'workspace.offline') {
      throw new CodedError(failure);
    }
    const item = toNews(board);
    // When it was fetched changes with every look; what is in it is what is news.
    const now = JSON.stringify([item.versions, item.source]);
    if (now !== shown) yield item;
    shown = now;
    await watcher.changes.changed(version, signal);
  }
}
