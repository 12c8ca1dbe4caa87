import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processesOf } from '../fakes/processes-of';

/** Ends the local workspace of a home, which outlives its window by design. Waits until it is gone. */
export async function stopDaemon(home: string): Promise<void> {
  const pids = new Set([...announced(home), ...starting(home)]);
  await Promise.all([...pids].map(end));
}

function announced(home: string): readonly number[] {
  const lock = join(home, 'local', 'daemon.json');
  if (!existsSync(lock)) return [];
  return [(JSON.parse(readFileSync(lock, 'utf8')) as { pid: number }).pid];
}

/** A window that was closed at once leaves one behind that has not announced itself yet. */
function starting(home: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  return processesOf(join(home, 'local'))
    .filter(({ command }) => command.includes('local.js'))
    .map(({ pid }) => pid);
}

async function end(pid: number): Promise<void> {
  const deadline = Date.now() + 15_000;
  try {
    process.kill(pid, 'SIGTERM');
    while (Date.now() < deadline) {
      process.kill(pid, 0);
      await delay(50);
    }
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}
