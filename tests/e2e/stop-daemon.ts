import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Ends the local workspace of a home, which outlives its window by design. Waits until it is gone. */
export async function stopDaemon(home: string): Promise<void> {
  const lock = join(home, 'local', 'daemon.json');
  if (!existsSync(lock)) return;
  const { pid } = JSON.parse(readFileSync(lock, 'utf8')) as { pid: number };
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
