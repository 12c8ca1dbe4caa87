import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { JobFailure } from '../job-failure';
import { LastLines, type ProcessEnd } from '../output/failure-reason';
import type { JobLog } from '../output/job-log';
import type { Launch } from '../program/process-launch';
import { killAll, markedProcesses, signalGroup } from './end-processes';
import { Family } from './family';
import { recordProcess } from './leftovers';
import { type ProcessRow, processTable } from './process-table';

/** How long a pipe may say nothing after the process and everything that can be found of it has gone. */
const pipePatienceMs = 2000;

export interface JobProcessOptions {
  readonly launch: Launch;
  readonly jobName: string;
  readonly root: string;
  readonly processFile: string;
  readonly log: JobLog;
}

/** A job's process group, from start to the end of its output. */
export interface JobProcess {
  readonly pid: number;
  readonly exited: boolean;
  /** Resolves as soon as the process itself has ended. */
  readonly exit: Promise<ProcessEnd>;
  /** Resolves when the process has ended, nothing of its group lives, and its output was read. */
  readonly ended: Promise<ProcessEnd>;
  readonly stderr: LastLines;
  signal(signal: NodeJS.Signals): void;
  /** Told who is seen below the process, so that all of them end with it. */
  remember(rows: readonly ProcessRow[]): void;
}

/** Starts a job's process as leader of a group and session of its own. Throws JobFailure when it cannot start. */
export async function startJobProcess(options: JobProcessOptions): Promise<JobProcess> {
  const { command, cwd, env } = options.launch;
  const child = spawn(command[0], command.slice(1), { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const stderr = new LastLines();
  const exited = new Promise<ProcessEnd>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  const outputs = [
    options.log.follow(child.stdout, () => undefined),
    options.log.follow(child.stderr, (line) => stderr.push(line)),
  ];
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid ?? 0));
    child.once('error', (error) =>
      reject(new JobFailure(`ClientError: ${command[0]} could not be started: ${error.message}`)),
    );
  });
  // After 'spawn' an error can only be a signal that did not arrive; the end is seen by 'exit'.
  child.on('error', () => undefined);
  await recordProcess(options.processFile, options.jobName, pid);
  const hasExited = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const family = new Family(pid, () => !hasExited());
  let terminating = false;
  return {
    pid,
    get exited() {
      return hasExited();
    },
    exit: exited,
    stderr,
    signal: (signal) => {
      terminating = signal === 'SIGTERM';
      // Afterwards it is too late to see whose child was whose.
      void family
        .look()
        .catch(() => undefined)
        .then(() => signalGroup(pid, signal));
    },
    remember: (rows) => family.remember(rows),
    ended: exited.then(async (end) => {
      // A shell dies of SIGTERM at once while the program under it still saves its work.
      while (terminating && (await groupLives(pid))) await wait(50);
      // As in a container, nothing outlives the main process; a daemon it left would hold the pipes.
      signalGroup(pid, 'SIGKILL');
      await killAll(async () => {
        const marked = await markedProcesses(options.root);
        return [...marked.filter(({ jobName }) => jobName === options.jobName), ...(await family.living())];
      }, process.pid);
      const release = closeWhenSilent([child.stdout, child.stderr]);
      await Promise.all(outputs);
      release();
      return end;
    }),
  };
}

async function groupLives(group: number): Promise<boolean> {
  return (await processTable()).some((row) => row.group === group);
}

/**
 * Closes pipes that a process beyond our sight keeps open. One that is paused has a slow log behind
 * it, not a silent process, and is left alone. Returns how to end the watch.
 */
function closeWhenSilent(streams: readonly Readable[]): () => void {
  const watched = streams.map((stream) => ({ stream, heard: performance.now() }));
  for (const entry of watched) entry.stream.on('data', () => (entry.heard = performance.now()));
  const timer = setInterval(() => {
    const now = performance.now();
    for (const entry of watched) {
      if (entry.stream.isPaused()) entry.heard = now;
      else if (now - entry.heard > pipePatienceMs) entry.stream.destroy();
    }
  }, pipePatienceMs / 4);
  return () => clearInterval(timer);
}
