import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runsFolder } from '../contract/job-folder';
import { killAll, markedProcesses } from './end-processes';
import { type ProcessRow, processTable, treeOf } from './process-table';

interface ProcessRecord {
  readonly jobName: string;
  readonly pid: number;
  readonly startedAt: string;
}

/** Notes who runs a job, for a daemon that comes after this one. */
export async function recordProcess(file: string, jobName: string, pid: number): Promise<void> {
  const row = (await processTable()).find((entry) => entry.pid === pid);
  // Already over: there is nothing to end later.
  if (row === undefined) return;
  const record: ProcessRecord = { jobName, pid, startedAt: row.startedAt };
  await writeFile(file, JSON.stringify(record));
}

/** The recorded process, unless its pid belongs to another one by now. */
function stillRunning(record: ProcessRecord, table: readonly ProcessRow[]): ProcessRow | undefined {
  return table.find((row) => row.pid === record.pid && row.startedAt === record.startedAt);
}

/**
 * Ends what dead daemons of this root left running, and removes their job folders. `alive` names the
 * jobs of this daemon, which are left alone.
 */
export async function endLeftovers(
  root: string,
  alive: ReadonlySet<string>,
): Promise<readonly { readonly jobName: string; readonly pid: number }[]> {
  const folder = runsFolder(root);
  const names = (await readdir(folder).catch(() => [])).filter((name) => !alive.has(name));
  const records = (await Promise.all(names.map((name) => readRecord(join(folder, name, 'process.json'))))).filter(
    (record) => record !== null,
  );
  const owners = new Map<number, string>();
  const killed = await killAll(async () => {
    const table = await processTable();
    const recorded = records.flatMap((record) => {
      if (stillRunning(record, table) === undefined) return [];
      return treeOf(table, record.pid).map((row) => ({ ...row, jobName: record.jobName }));
    });
    const marked = (await markedProcesses(root)).filter(({ jobName }) => !alive.has(jobName));
    for (const row of [...recorded, ...marked]) owners.set(row.pid, row.jobName);
    return [...recorded, ...marked];
  }, process.pid);
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  return killed.map(({ pid }) => ({ jobName: owners.get(pid) ?? '', pid }));
}

async function readRecord(file: string): Promise<ProcessRecord | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value !== 'object') return null;
    const { jobName, pid, startedAt } = value as Partial<ProcessRecord>;
    return typeof jobName === 'string' && Number.isInteger(pid) && typeof startedAt === 'string'
      ? (value as ProcessRecord)
      : null;
  } catch {
    // Half written when the daemon died; the marker finds the process on Linux.
    return null;
  }
}
