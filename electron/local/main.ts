import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Daemon, startDaemon } from './daemon/daemon';
import { type DaemonFlags, parseDaemonFlags, usage } from './daemon/daemon-flags';
import { type DaemonLog, describeFault, openDaemonLog } from './daemon/daemon-log';
import { explainDiskFull } from './storage/disk-full';

/** Beyond this an orderly end has failed; the next daemon finds and ends what is left. */
const shutdownDeadlineMs = 25_000;

let log: DaemonLog | null = null;
let daemon: Daemon | null = null;
let isEnding = false;

function fail(error: unknown): never {
  log?.write('error', 'died', describeFault(error));
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function end(why: string): void {
  if (isEnding) return;
  isEnding = true;
  log?.write('info', 'ending', { why });
  setTimeout(
    () => fail(new Error(`The local workspace did not end within ${shutdownDeadlineMs / 1000} s.`)),
    shutdownDeadlineMs,
  ).unref();
  // A daemon told to end while it starts has acknowledged nothing yet.
  if (daemon === null) process.exit(0);
  daemon.close().then(() => process.exit(0), fail);
}

function readFlags(): DaemonFlags {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  try {
    return parseDaemonFlags(process.argv.slice(2), process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`);
    process.exit(2);
  }
}

// The same two steps up from out/node, where the bundle lies, and from the source.
const here = dirname(fileURLToPath(import.meta.url));
const flags = readFlags();
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
process.on('SIGTERM', () => end('SIGTERM'));
process.on('SIGINT', () => end('SIGINT'));
// A terminal that closes must not leave half a line behind; the starter may also be gone already.
process.on('SIGHUP', () => end('SIGHUP'));
process.stdout.on('error', () => {});

startDaemon({
  flags,
  algorithmsDir: flags.algorithms ?? join(here, 'algorithms'),
  containersDir: join(here, '../../resources/containers'),
  now: Date.now,
  openLog(root) {
    log = openDaemonLog(root, Date.now);
    return log;
  },
  onIdle: () => end('idle'),
}).then(
  (started) => {
    daemon = started;
    process.stdout.write(`${JSON.stringify(started.ready)}\n`);
  },
  (error: unknown) => fail(explainDiskFull(error)),
);
