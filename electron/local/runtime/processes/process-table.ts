import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** One live process. CPU time in seconds since it began, resident memory in bytes. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly cpuSeconds: number;
  readonly residentBytes: number;
  /** Tells this process from a later one with the same pid. Its form depends on the platform. */
  readonly startedAt: string;
}

/** Every live process of this machine; zombies are left out, they only wait to be read. */
export async function processTable(): Promise<readonly ProcessRow[]> {
  return process.platform === 'linux' ? linuxTable() : psTable();
}

async function linuxTable(): Promise<readonly ProcessRow[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const rows = await Promise.all(
    names.map((name) => readFile(`/proc/${name}/stat`, 'latin1').then(parseLinuxStat, () => null)),
  );
  return rows.filter((row) => row !== null);
}

/** USER_HZ and the page size: both are these values on every Linux Node has binaries for but arm64 with 64 KiB pages. */
const ticksPerSecond = 100;
const pageBytes = 4096;

/** Parses /proc/<pid>/stat (proc(5)); null for a zombie. The command name may hold spaces and brackets. */
export function parseLinuxStat(stat: string): ProcessRow | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // fields[n] is field n + 3 of proc(5).
  const number = (field: number): number => Number(fields[field - 3]);
  const state = fields[0];
  if (state === undefined || state === 'Z' || state === 'X') return null;
  return {
    pid: Number.parseInt(stat, 10),
    parent: number(4),
    group: number(5),
    cpuSeconds: (number(14) + number(15)) / ticksPerSecond,
    residentBytes: number(24) * pageBytes,
    startedAt: fields[22 - 3] ?? '',
  };
}

async function psTable(): Promise<readonly ProcessRow[]> {
  const { stdout } = await run('ps', ['-axo', 'pid=,ppid=,pgid=,time=,rss=,stat=,lstart='], {
    maxBuffer: 16 * 2 ** 20,
  });
  return stdout
    .split('\n')
    .map(parsePsLine)
    .filter((row) => row !== null);
}

/** Parses one line of `ps -o pid,ppid,pgid,time,rss,stat,lstart` (rss in KiB); null for a zombie or no line. */
export function parsePsLine(line: string): ProcessRow | null {
  const match = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\d+)\s+(\S+)\s+(.+?)\s*$/.exec(line);
  if (match === null) return null;
  const [, pid, parent, group, time = '', rss, state = '', startedAt = ''] = match;
  if (state.startsWith('Z')) return null;
  const [days, clock] = time.includes('-') ? time.split('-') : ['0', time];
  const seconds = (clock ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return {
    pid: Number(pid),
    parent: Number(parent),
    group: Number(group),
    cpuSeconds: Number(days) * 86_400 + seconds,
    residentBytes: Number(rss) * 1024,
    startedAt,
  };
}

/** A leader's process group and everything that descends from it, even in a group of its own. */
export function treeOf(table: readonly ProcessRow[], leader: number): readonly ProcessRow[] {
  const members = new Set(table.filter((row) => row.group === leader || row.pid === leader).map((row) => row.pid));
  for (let grown = true; grown; ) {
    grown = false;
    for (const row of table) {
      if (members.has(row.parent) && !members.has(row.pid)) {
        members.add(row.pid);
        grown = true;
      }
    }
  }
  return table.filter((row) => members.has(row.pid));
}
