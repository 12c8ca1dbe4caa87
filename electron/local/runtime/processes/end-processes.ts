import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { jobOfEnvironment } from './marker';
import { type ProcessRow, processTable } from './process-table';

/** Signals a whole process group; false when nothing of it lives or it is not ours to signal. */
export function signalGroup(group: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(-group, signal);
    return true;
  } catch {
    return false;
  }
}

export interface MarkedProcess extends ProcessRow {
  readonly jobName: string;
}

/**
 * Every process that carries this root's marker (Linux; elsewhere a process's environment cannot be
 * read and the list is empty). Our own process is never in it.
 */
export async function markedProcesses(root: string): Promise<readonly MarkedProcess[]> {
  if (process.platform !== 'linux') return [];
  const table = await processTable();
  const found = await Promise.all(
    table
      .filter(({ pid }) => pid !== process.pid)
      .map(async (row) => {
        const environ = await readFile(`/proc/${row.pid}/environ`, 'latin1').catch(() => '');
        const jobName = jobOfEnvironment(environ, root);
        return jobName === null ? null : { ...row, jobName };
      }),
  );
  return found.filter((entry) => entry !== null);
}

/** How long a killed process may take to go; one in an uninterruptible read can outlast it. */
const deadlineMs = 10_000;

/**
 * Kills until `find` finds nothing, because a dying process can still start another one. Resolves
 * with everything that was killed, whether or not the last of it went within ten seconds.
 */
export async function killAll<Row extends ProcessRow>(
  find: () => Promise<readonly Row[]>,
  own: number,
): Promise<readonly Row[]> {
  const killed = new Map<number, Row>();
  for (const end = Date.now() + deadlineMs; Date.now() < end; ) {
    const rows = await find();
    if (rows.length === 0) break;
    for (const row of rows) {
      killed.set(row.pid, row);
      // A group that is our own (a process that never became a leader) must not take us with it.
      if (row.group !== own && row.group > 1) signalGroup(row.group, 'SIGKILL');
      try {
        process.kill(row.pid, 'SIGKILL');
      } catch {
        // Gone between the look and the signal.
      }
    }
    await wait(15);
  }
  return [...killed.values()];
}
