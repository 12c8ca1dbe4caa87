import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ok } from '../../shared/errors/result';
import { openConsole } from '../open-console';
import { daemonEnvironmentFor } from '../platform/node/local-daemon';
import { createFileLogger, type FileLogger } from '../platform/node/logger';
import { bundlePaths, type Paths, resolvePaths } from '../platform/node/paths';
import { readSettings, writeSettings } from '../platform/node/settings-file';
import { askInTerminal } from './ask-in-terminal';
import type { CliContext, LocalWorkspaceProcess, Opened } from './context';
import { createOutput } from './output';
import { buildProgram, runProgram } from './program';
import { workspaceOf } from './workspace-of';

// Composition root of the command line: builds everything once, owns shutdown.

const bundle = fileURLToPath(import.meta.url);
const words = process.argv.slice(2);
const version: string = JSON.parse(readFileSync(join(dirname(bundle), '../../package.json'), 'utf8')).version;
const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
process.once('SIGTERM', () => interrupted.abort());
// Whoever reads has seen enough, as `| head` does: nothing is wrong, and there is nobody to write for.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

/** Aborted when the command is over, so that what it watched is let go. */
const over = new AbortController();
const closers: (() => Promise<void>)[] = [];

/** Without autostart: each command says itself whether it needs the local workspace to run. */
async function open(paths: Paths): Promise<Opened> {
  const logger: FileLogger = createFileLogger(paths.logs, 'cli');
  const console = await openConsole({
    paths,
    bundles: bundlePaths(bundle),
    execPath: process.execPath,
    environment: { ...process.env, UPSIDE_LOCAL_AUTOSTART: 'off' },
    runtime: { name: 'node', version: process.versions.node, evaluation: false },
    appVersion: version,
    logger,
    ask: askInTerminal(process, interrupted.signal),
    tell: (message) => context.output.note(message),
  });
  closers.push(async () => {
    await console.close();
    await logger.flush();
  });
  const { local } = console;
  const daemon: LocalWorkspaceProcess = {
    status: () => local.status(),
    ensure: (signal, extraArguments) => local.ensure(signal, extraArguments),
    stop: (signal) => local.stop(signal),
    environment: async () => {
      const running = await local.ensure(interrupted.signal);
      return running.ok ? ok(daemonEnvironmentFor(running.data)) : running;
    },
  };
  return { console, local: daemon };
}

const settingsFile = join(resolvePaths(process.env, process.platform).home, 'settings.json');
let own: Promise<Opened> | null = null;
const context: CliContext = {
  output: createOutput(process, words.includes('--json')),
  signal: AbortSignal.any([interrupted.signal, over.signal]),
  workspaceId: workspaceOf(words, process.env),
  settings: {
    load: () => readSettings(settingsFile),
    save: (settings) => writeSettings(settingsFile, settings),
  },
  now: Date.now,
  random: Math.random,
  open: () => {
    own ??= open(resolvePaths(process.env, process.platform));
    return own;
  },
  openFresh: (home) => open(resolvePaths({ ...process.env, UPSIDE_HOME: home }, process.platform)),
};

process.exitCode = await runProgram(buildProgram(context, version), context, words);
over.abort();
for (const close of closers) await close();
