import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';
import { type Bench, lives, openBench, python } from './run-bench';

let bench: Bench;
afterEach(() => bench.close());

const allLive = (pids: readonly number[]): Promise<boolean[]> => Promise.all(pids.map(lives));

/** A daemon that is killed with a job of two processes running, one in a session of its own. */
async function killedDaemon(): Promise<readonly number[]> {
  const host = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'scripts', 'host.ts'), bench.root, python],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface(host.stdout)) {
    if (!line.startsWith('pids=')) continue;
    const ended = new Promise((resolve) => host.once('exit', resolve));
    host.kill('SIGKILL');
    await ended;
    return line.slice(5).split(',').map(Number);
  }
  throw new Error('the host ended by itself');
}

const program = `
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
print(f"pids={os.getpid()},{child.pid}", flush=True)
time.sleep(600)
`;

it('ends what a killed daemon left running, and removes its folder', async () => {
  bench = await openBench();
  await bench.putCode(program);
  const pids = await killedDaemon();
  expect(await allLive(pids)).toEqual([true, true]);
  const ended = await bench.runtime.endLeftovers();
  expect(ended.map(({ jobName }) => jobName)).toEqual(['left-over', 'left-over']);
  expect(ended.map(({ pid }) => pid).sort()).toEqual([...pids].sort());
  expect(await allLive(pids)).toEqual([false, false]);
  expect(existsSync(join(bench.root, 'runtime', 'runs', 'left-over'))).toBe(false);
  expect(await bench.runtime.endLeftovers()).toEqual([]);
});

it.runIf(process.platform === 'linux')('finds them by their marker when the pid was never written down', async () => {
  bench = await openBench();
  await bench.putCode(program);
  const pids = await killedDaemon();
  rmSync(join(bench.root, 'runtime', 'runs'), { recursive: true, force: true });
  expect(await bench.runtime.endLeftovers()).toHaveLength(2);
  expect(await allLive(pids)).toEqual([false, false]);
});

it('leaves the jobs of another root alone', async () => {
  bench = await openBench();
  await bench.putCode(program);
  const pids = await killedDaemon();
  const other = await openBench();
  expect(await other.runtime.endLeftovers()).toEqual([]);
  expect(await allLive(pids)).toEqual([true, true]);
  await other.close();
  await bench.runtime.endLeftovers();
});
