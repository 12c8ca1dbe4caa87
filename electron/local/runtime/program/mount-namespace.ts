import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { containerRoot } from '../contract/container-paths';
import { JobFailure } from '../job-failure';

const run = promisify(execFile);

/**
 * Runs in the new namespace: $1 is the job's folder, the rest the command. Where /opt/ml does not
 * exist and may not be made, /opt becomes a tmpfs that shows what was in it, plus ml.
 */
const bindScript = `set -e
job=$1; shift
if [ ! -d /opt/ml ]; then
  mkdir "$job/.opt"
  mount --rbind /opt "$job/.opt"
  mount -t tmpfs -o size=1m,mode=755 tmpfs /opt
  for entry in "$job"/.opt/*; do
    [ -e "$entry" ] || continue
    name=/opt/\${entry##*/}
    if [ -d "$entry" ]; then mkdir "$name"; else : > "$name"; fi
    mount --rbind "$entry" "$name"
  done
  mkdir /opt/ml
  umount -l "$job/.opt"; rmdir "$job/.opt"
fi
mount --bind "$job" /opt/ml
cd /opt/ml
exec "$@"`;

/**
 * The command that runs `command` with `folder` bound on /opt/ml in a mount namespace of its own.
 * It does not fork: the pid that is started is the pid of the command. Throws JobFailure where this
 * machine cannot do it, with the reason the machine gives.
 */
export async function inMountNamespace(
  folder: string,
  command: readonly string[],
): Promise<readonly [string, ...string[]]> {
  if (process.platform !== 'linux') {
    throw new JobFailure(
      'ClientError: ContainerEntrypoint needs /opt/ml, which the local workspace can provide only on Linux. Use script mode or a built-in algorithm here.',
    );
  }
  const root = process.getuid?.() === 0;
  const flags = ['--mount', '--propagation', 'private', ...(root ? [] : ['--map-root-user'])];
  if (root) await mkdir(containerRoot, { recursive: true });
  if (!existsSync('/opt')) {
    throw new JobFailure(
      'ClientError: ContainerEntrypoint needs /opt/ml, and this machine has no /opt. Create /opt/ml and start the job again.',
    );
  }
  try {
    await run('unshare', [...flags, 'true']);
  } catch (error) {
    const message =
      error instanceof Error && 'stderr' in error && String(error.stderr) !== ''
        ? String(error.stderr).trim()
        : String(error);
    throw new JobFailure(
      `ClientError: ContainerEntrypoint needs a mount namespace to provide /opt/ml, and this machine refuses one: ${message}`,
    );
  }
  return ['unshare', ...flags, '/bin/sh', '-c', bindScript, 'sh', folder, ...command];
}
