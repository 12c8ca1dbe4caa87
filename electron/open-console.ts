import { CodedError } from '../shared/errors/coded-error';
import { fail } from '../shared/errors/result';
import type { RuntimeInfo } from '../shared/model/workspace';
import type { Console } from './domains/console';
import type { Logger } from './domains/platform-ports';
import type { BundlePaths, Paths } from './platform/node/paths';

export interface ConsoleOptions {
  readonly paths: Paths;
  readonly bundles: BundlePaths;
  /** Runs the local workspace's bundle: Node itself, or Electron as Node. */
  readonly execPath: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly runtime: RuntimeInfo;
  readonly appVersion: string;
  readonly logger: Logger;
}

/** Wires store, adapters and domains for the window. */
export async function openConsole(_options: ConsoleOptions): Promise<Console> {
  throw new CodedError(
    fail('workspace.start-failed', 'The domains are not wired in this build.', 'Use a later build.').error,
  );
}
