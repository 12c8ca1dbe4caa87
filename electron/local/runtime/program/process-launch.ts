import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { JobFailure } from '../job-failure';
import type { NodeCommand } from '../options';
import { nodeFlags } from './node-flags';

/** A process about to be started. */
export interface Launch {
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Record<string, string>;
}

/** How a built-in program is started for one of its commands. Throws JobFailure when its file is missing. */
export function builtInLaunch(
  program: string,
  command: 'train' | 'process',
  place: Pick<Launch, 'cwd' | 'env'>,
  { algorithmsDir, nodeCommand }: { readonly algorithmsDir: string; readonly nodeCommand: NodeCommand },
): Launch {
  const file = join(algorithmsDir, `${program}.js`);
  if (!existsSync(file))
    throw new JobFailure(`ClientError: The built-in algorithm ${program} is missing from this installation.`);
  return {
    command: [nodeCommand.path, ...nodeFlags, file, command],
    cwd: place.cwd,
    env: { ...place.env, ...nodeCommand.env },
  };
}
