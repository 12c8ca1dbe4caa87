import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Every place Upside keeps something of a person. Deleting `home` forgets all of it. */
export interface Paths {
  readonly home: string;
  /** The offline store. */
  readonly store: string;
  /** Root of the local workspace's daemon. */
  readonly local: string;
  readonly logs: string;
}

/**
 * `UPSIDE_HOME`, else the platform's own place for application data plus "upside":
 * $XDG_DATA_HOME or ~/.local/share on Linux, ~/Library/Application Support on macOS,
 * %LOCALAPPDATA% (not the roaming profile: models and logs are large) on Windows.
 */
export function resolvePaths(environment: Readonly<Record<string, string | undefined>>, platform: string): Paths {
  const home = environment.UPSIDE_HOME || join(dataDirectory(environment, platform), 'upside');
  return { home, store: join(home, 'store.db'), local: join(home, 'local'), logs: join(home, 'logs') };
}

function dataDirectory(environment: Readonly<Record<string, string | undefined>>, platform: string): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (platform === 'win32') return environment.LOCALAPPDATA || join(homedir(), 'AppData', 'Local');
  return environment.XDG_DATA_HOME || join(homedir(), '.local', 'share');
}

/** Files that come with a build, found from one of its bundles in out/node or out/main. */
export interface BundlePaths {
  readonly localDaemon: string;
  readonly storeWorker: string;
  readonly resources: string;
}

/** `nodeBundle`: path of any bundle in out/node, such as main.js or cli.js. */
export function bundlePaths(nodeBundle: string): BundlePaths {
  const directory = dirname(nodeBundle);
  return {
    localDaemon: join(directory, 'local.js'),
    storeWorker: join(directory, 'store-worker.js'),
    resources: join(directory, '../../resources'),
  };
}
