import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { processTable } from '../../../electron/local/runtime/processes/process-table';
import { jobSpec } from './job-spec';
import { type Bench, lives, openBench } from './run-bench';

let bench: Bench;
afterEach(() => bench.close());

/** Prints its pid, leaves a model, and waits to be ended; "graceful" says goodbye on SIGTERM. */
const endless = `
import os, pathlib, signal, sys, time
pathlib.Path(os.environ["SM_MODEL_DIR"], "weights").write_text("so far")
if "--deaf" in sys.argv: signal.signal(signal.SIGTERM, signal.SIG_IGN)
if "--graceful" in sys.argv:
    def leave(*_):
        print("saving", flush=True)
        pathlib.Path(os.environ["SM_MODEL_DIR"], "weights").write_text("saved")
        sys.exit(0)
    signal.signal(signal.SIGTERM, leave)
print(f"pid={os.getpid()}", flush=True)
while True: time.sleep(60)
`;
const withFlag = (flag: string) => ({ ...jobSpec().hyperParameters, [flag]: '""' });

async function pidOf(open: Bench): Promise<number> {
  return Number((await open.line('pid=')).message.slice(4));
}

describe('stopping', () => {
  it('lets the program save its work, keeps the model and is not a failure', async () => {
    bench = await openBench();
    await bench.putCode(endless);
    const job = bench.start(jobSpec({ hyperParameters: withFlag('graceful') }));
    const pid = await pidOf(bench);
    expect(await lives(pid)).toBe(true);
    job.stop();
    expect(await job.outcome).toEqual({
      kind: 'stopped',
      why: 'requested',
      artifactS3Uri: 's3://bucket/out/job/output/model.tar.gz',
    });
    expect(job.statuses()).toEqual(['Starting', 'Downloading', 'Training', 'Stopping', 'Uploading']);
    // What SageMaker grants: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopTrainingJob.html.
    expect((await job.phase('Stopping')).message).toBe('Sent SIGTERM; SIGKILL follows after 120 seconds.');
    expect(bench.messages()).toContain('saving');
    expect(await bench.unpack('out/job/output/model.tar.gz')).toEqual({ weights: 'saved' });
    expect(await lives(pid)).toBe(false);
  });

  it('kills a program that does not listen, when the grace is over', async () => {
    bench = await openBench({ stopGraceSeconds: 0.3 });
    await bench.putCode(endless);
    const job = bench.start(jobSpec({ hyperParameters: withFlag('deaf') }));
    const pid = await pidOf(bench);
    job.stop();
    expect(await job.outcome).toMatchObject({ kind: 'stopped', why: 'requested' });
    expect(await lives(pid)).toBe(false);
  });

  it('gives a program under a shell its grace too', async () => {
    bench = await openBench();
    await bench.put('code/train.py', endless);
    await bench.putCode(endless, { 'run.sh': '#!/bin/sh\npython3 train.py --graceful\necho after\n' });
    const hyperParameters = { ...jobSpec().hyperParameters, sagemaker_program: '"run.sh"' };
    const job = bench.start(jobSpec({ hyperParameters }));
    await pidOf(bench);
    job.stop();
    await job.outcome;
    expect(await bench.unpack('out/job/output/model.tar.gz')).toEqual({ weights: 'saved' });
  });

  it('happens by itself after MaxRuntimeInSeconds', async () => {
    bench = await openBench();
    await bench.putCode(endless);
    const job = bench.start(jobSpec({ maxRuntimeSeconds: 1 }));
    expect(await job.outcome).toMatchObject({ kind: 'stopped', why: 'max-runtime' });
    expect(job.statuses().slice(-3)).toEqual(['MaxRuntimeExceeded', 'Stopping', 'Uploading']);
  });

  it('names the signal that killed a program nobody stopped', async () => {
    bench = await openBench();
    await bench.putCode(endless);
    const job = bench.start(jobSpec());
    process.kill(await pidOf(bench), 'SIGSEGV');
    expect(await job.outcome).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/killed by SIGSEGV, exit code: 139$/),
    });
  });

  it('takes a process with it that left the group', async () => {
    bench = await openBench();
    await bench.putCode(`
import os, subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
print(f"pid={child.pid}", flush=True)
`);
    expect(await bench.start(jobSpec()).outcome).toMatchObject({ kind: 'completed' });
    expect(await lives(await pidOf(bench))).toBe(false);
  });
});

describe('slots', () => {
  it('are waited for in order and visibly; a waiting job stops at once', async () => {
    bench = await openBench();
    await bench.putCode(endless);
    const first = bench.start(jobSpec({ jobName: 'first' }));
    await pidOf(bench);
    const second = bench.start(jobSpec({ jobName: 'second' }));
    const third = bench.start(jobSpec({ jobName: 'third' }));
    expect((await third.phase('Pending')).message).toBe(
      'Waiting for a slot: the only one is taken; 1 job waits before this one.',
    );
    expect(bench.runtime.busy).toBe(3);
    second.stop();
    expect(await second.outcome).toEqual({ kind: 'stopped', why: 'requested', artifactS3Uri: null });
    await third.phases.first(
      ({ message }) => message === 'Waiting for a slot: the only one is taken; this job is next.',
    );
    first.stop();
    await first.outcome;
    await third.phase('Training');
    third.stop();
    await third.outcome;
    expect(second.statuses()).toEqual(['Pending']);
    expect(bench.runtime.busy).toBe(0);
  });
});

describe('the log', () => {
  it('has a line while the process lives, and 300 lines of a burst in order with true times', async () => {
    bench = await openBench();
    await bench.putCode(`
import sys, time
print("alive", flush=True)
for n in range(300):
    print(f"burst={n} at={time.time() * 1000:.0f}", flush=True)
    if n % 50 == 49: print(f"err={n}", file=sys.stderr, flush=True); time.sleep(0.02)
print("no newline", end="", flush=True)
time.sleep(0.01)
`);
    const job = bench.start(jobSpec());
    await bench.line('alive');
    expect(job.statuses().at(-1)).toBe('Training');
    await job.outcome;
    const burst = bench.logged.items.filter(({ message }) => message.startsWith('burst='));
    expect(burst.map(({ message }) => Number(/burst=(\d+)/.exec(message)?.[1]))).toEqual(
      Array.from({ length: 300 }, (_, n) => n),
    );
    for (const { message, timestamp } of burst) {
      const printed = Number(message.split('at=')[1]);
      expect(timestamp - printed).toBeGreaterThanOrEqual(-1);
      expect(timestamp - printed).toBeLessThan(2000);
    }
    const times = bench.logged.items.map(({ timestamp }) => timestamp);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBeGreaterThan(3);
    // stderr came after the line before it and before the line after the pause.
    const order = bench.messages();
    expect(order.indexOf('err=49')).toBeLessThan(order.findIndex((line) => line.startsWith('burst=55 ')));
    expect(order.at(-1)).toBe('no newline');
  });

  it('makes the process wait while the log cannot be stored, and loses nothing', async () => {
    let stored = 0;
    let open: (() => void) | null = null;
    const stall = new Promise<void>((resolve) => (open = resolve));
    const seen: string[] = [];
    bench = await openBench({
      logs: {
        append: (_group, _stream, events) => seen.push(...events.map(({ message }) => message)),
        flush: async () => {
          stored += 1;
          if (stored === 1) await stall;
        },
      },
    });
    await bench.putCode(`
import os
print(f"pid={os.getpid()}", flush=True)
for n in range(40000):
    print(f"{n:06d}" + "x" * 994)
`);
    const job = bench.start(jobSpec());
    while (stored === 0) await wait(5);
    // 40 MB want out: the process has to be alive and at rest, blocked on its pipe.
    const pid = Number(seen[0]?.slice(4));
    for (let last = -1, quiet = 0; quiet < 5; ) {
      const row = (await processTable()).find((entry) => entry.pid === pid);
      expect(row, 'the process ended although nobody took its output').toBeDefined();
      quiet = row?.cpuSeconds === last ? quiet + 1 : 0;
      last = row?.cpuSeconds ?? -1;
      await wait(50);
    }
    expect(job.statuses().at(-1)).toBe('Training');
    (open as unknown as () => void)();
    await job.outcome;
    expect(seen.slice(1).map((line) => Number(line.slice(0, 6)))).toEqual(Array.from({ length: 40_000 }, (_, n) => n));
  });
});

describe('measuring', () => {
  it('publishes CPU and memory of the process tree each second', async () => {
    bench = await openBench();
    await bench.putCode('import time\nend = time.time() + 2.5\nwhile time.time() < end: pass\n');
    await bench.start(jobSpec()).outcome;
    const cpu = bench.metrics.items.filter(({ name }) => name === 'CPUUtilization');
    expect(cpu.length).toBeGreaterThanOrEqual(1);
    expect(cpu[0]).toMatchObject({ dimensions: { Host: 'job/algo-1' }, unit: 'Percent' });
    expect(Math.max(...cpu.map(({ value }) => value))).toBeGreaterThan(10);
    expect(Math.max(...cpu.map(({ value }) => value))).toBeLessThan(150);
    const memory = bench.metrics.items.find(({ name }) => name === 'MemoryUtilization');
    expect(memory?.value).toBeGreaterThan(0);
  });
});

it('leaves no folder behind, however a job ended', async () => {
  bench = await openBench();
  await bench.putCode('raise SystemExit(1)');
  await bench.start(jobSpec()).outcome;
  expect(readdirSync(join(bench.root, 'runtime', 'runs'))).toEqual([]);
});

it('ends everything at shutdown without an outcome', async () => {
  bench = await openBench();
  await bench.putCode(endless);
  const job = bench.start(jobSpec({ hyperParameters: withFlag('deaf') }));
  const waiting = bench.start(jobSpec({ jobName: 'waiting' }));
  const pid = await pidOf(bench);
  await bench.runtime.shutdown();
  expect(await lives(pid)).toBe(false);
  const settled = await Promise.race([job.outcome, waiting.outcome, wait(50, 'nothing')]);
  expect(settled).toBe('nothing');
  expect(existsSync(join(bench.root, 'runtime', 'runs', 'job'))).toBe(false);
});
