import { CodedError } from '../../../shared/errors/coded-error';
import { groupsWithVersions, type ListedVersion } from '../../../shared/model/model-version';
import type { GroupList, VersionList } from './contract';
import type { RegistryBoard, RegistryWatcher } from './watcher';

/** The stored list at once, then the whole list again whenever anything in it changed. */
export async function* watchGroups(watcher: RegistryWatcher, signal: AbortSignal): AsyncGenerator<GroupList> {
  await watcher.loaded();
  await watcher.hold(signal);
  yield* boards(watcher, signal, groupList);
}

/** The same for one group's versions, with what is known of each. */
export async function* watchVersions(
  watcher: RegistryWatcher,
  group: string,
  signal: AbortSignal,
): AsyncGenerator<VersionList> {
  await watcher.loaded();
  await watcher.hold(signal, group);
  yield* boards(watcher, signal, (board) => versionList(watcher, board, group));
}

export function groupList({ fetchedAt, groups, source, versions }: RegistryBoard): GroupList {
  return { groups: groupsWithVersions(groups, versions), fetchedAt, source };
}

function versionList(watcher: RegistryWatcher, board: RegistryBoard, group: string): VersionList {
  const versions: readonly ListedVersion[] = versionsOf(board, group).map((summary) => ({
    summary,
    known: watcher.known(summary.arn),
  }));
  return { versions, fetchedAt: board.fetchedAt, source: board.source };
}

/** Newest first. */
export function versionsOf({ versions }: RegistryBoard, group: string) {
  return versions.filter((one) => one.group === group).toSorted((a, b) => b.version - a.version);
}

async function* boards<T>(
  watcher: RegistryWatcher,
  signal: AbortSignal,
  view: (board: RegistryBoard) => T,
): AsyncGenerator<T> {
  let shown: string | null = null;
  while (!signal.aborted) {
    const { version } = watcher.changes;
    const { board, failure } = watcher;
    // Nothing was ever seen and the service refuses: without a word a screen would wait for ever.
    if (failure !== null && board.fetchedAt === null && failure.code !== 'workspace.offline') {
      throw new CodedError(failure);
    }
    const item = view(board);
    const now = JSON.stringify(item);
    if (now !== shown) yield item;
    shown = now;
    await watcher.changes.changed(version, signal);
  }
}
