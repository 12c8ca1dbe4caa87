import { existsSync, type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Editors write a file in several steps; one change is told for all of them, ms. */
const quiet = 150;

/**
 * Calls back after one of the files changed, appeared or went, until the signal aborts. The folder is
 * watched, not the file: editors put a new file in its place. Where the folder does not exist yet the
 * nearest one above is watched for it.
 */
export function watchFiles(paths: readonly string[], onChange: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // A folder may have appeared or gone, and a watcher of a folder that went is deaf.
      rewatch();
      onChange();
    }, quiet);
  };
  const rewatch = (): void => {
    for (const watcher of watchers) watcher.close();
    const wanted = new Map<string, Set<string>>();
    for (const path of paths) {
      const { folder, name } = nearest(path);
      wanted.set(folder, (wanted.get(folder) ?? new Set()).add(name));
    }
    watchers = [...wanted].flatMap(([folder, names]) => {
      try {
        const watcher = watch(folder, { persistent: false }, (_event, name) => {
          if (name === null || names.has(name)) changed();
        });
        return [watcher.on('error', changed)];
      } catch {
        // It went between the look and the watch, or may not be watched: the next read shows what is there.
        return [];
      }
    });
  };
  rewatch();
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
    { once: true },
  );
}

/** The existing folder nearest to `path`, and the name to expect in it. */
function nearest(path: string): { readonly folder: string; readonly name: string } {
  let name = basename(path);
  let folder = dirname(path);
  while (!existsSync(folder) && dirname(folder) !== folder) {
    name = basename(folder);
    folder = dirname(folder);
  }
  return { folder, name };
}
