import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { StopTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunningDaemon, startLocalDaemon } from '../../fakes/local-daemon';
import { processesOf } from '../../fakes/processes-of';
import { python, WorkspaceDriver } from '../../fakes/workspace-driver';

const group = '/aws/sagemaker/TrainingJobs';
let root: string;
let daemon: RunningDaemon;
let workspace: WorkspaceDriver;
const left: number[] = [];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'upside-children-'));
  await open();
});
afterEach(async () => {
  workspace.close();
  await daemon.stop();
  // There are any only when the test failed.
  for (const pid of left.splice(0).filter(alive)) process.kill(pid, 'SIGKILL');
  await rm(root, { recursive: true, force: true });
});

async function open(): Promise<void> {
  daemon = await startLocalDaemon({ root, python, slots: 2 });
  workspace = new WorkspaceDriver(daemon);
}

/**
 * Leaves two processes that have nothing to do with it any more, as far as they can: a daemon by the
 * book (two forks, a session of its own, no open files, another folder), and a child in a session of
 * its own with an empty environment.
 */
const daemonising = `
import os, subprocess, sys, time
reading, writing = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() != 0: os._exit(0)
    os.chdir("/")
    os.write(writing, str(os.getpid()).encode())
    os.closerange(0, 256)
    time.sleep(600)
    os._exit(0)
os.close(writing)
os.wait()
daemon = os.read(reading, 32).decode()
bare = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True, env={}, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(f"left={daemon},{bare.pid}", flush=True)
`;
const waiting = `${daemonising}
time.sleep(600)
`;

const alive = (pid: number): boolean => {
  try {
    // A zombie has ended; only nobody has read that yet.
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

async function leftOf(job: string): Promise<readonly number[]> {
  const pids = (await workspace.line(job, 'left=')).slice(5).split(',').map(Number);
  expect(pids).toHaveLength(2);
  left.push(...pids);
  return pids;
}

describe.runIf(existsSync('/proc/self/environ'))('processes that a job set free', () => {
  it('end when it is stopped', async () => {
    await workspace.run('stopped', waiting);
    const pids = await leftOf('stopped');
    expect(pids.map(alive)).toEqual([true, true]);
    await workspace.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: 'stopped' }));
    expect(await workspace.ended('stopped')).toMatchObject({ TrainingJobStatus: 'Stopped' });
    expect(pids.map(alive)).toEqual([false, false]);
  });

  it('end with MaxRuntimeInSeconds', async () => {
    await workspace.run('limited', waiting, { StoppingCondition: { MaxRuntimeInSeconds: 2 } });
    const pids = await leftOf('limited');
    expect(await workspace.ended('limited')).toMatchObject({ SecondaryStatus: 'MaxRuntimeExceeded' });
    expect(pids.map(alive)).toEqual([false, false]);
  });

  it('end with a job that completes, and do not hold it up', async () => {
    await workspace.run('completed', `${daemonising}\ntime.sleep(1.5)\n`);
    const pids = await leftOf('completed');
    expect(await workspace.ended('completed')).toMatchObject({ TrainingJobStatus: 'Completed' });
    expect(pids.map(alive)).toEqual([false, false]);
  });

  it('end when the daemon was killed and another one comes', async () => {
    await workspace.run('orphaned', waiting);
    const pids = await leftOf('orphaned');
    workspace.close();
    await daemon.kill();
    expect(pids.map(alive)).toEqual([true, true]);
    await open();
    expect(pids.map(alive)).toEqual([false, false]);
    expect(await workspace.describe('orphaned')).toMatchObject({ TrainingJobStatus: 'Failed' });
    expect(processesOf(root).map(({ pid }) => pid)).toEqual([daemon.process.pid]);
  });
});

/** What a job wrote, as bytes of a Python expression each, in one stream of GetLogEvents. */
async function logged(name: string, writes: string): Promise<readonly string[]> {
  await workspace.run(name, `import sys, time\nout = sys.stdout.buffer\n${writes}\nout.flush()\n`);
  expect(await workspace.ended(name)).toMatchObject({ TrainingJobStatus: 'Completed' });
  return workspace.lines(name);
}

describe('output', () => {
  it('of any bytes arrives as lines of text', async () => {
    const lines = await logged(
      'strange',
      [
        String.raw`out.write(b"nul \x00 inside\n")`,
        String.raw`out.write(b"broken \xff\xc3( and cut \xe2\x82\n")`,
        String.raw`out.write("\u202eright to left <script>alert(1)</script> \U0001f600\n".encode())`,
        String.raw`out.write(b"\x1b[31mred\x1b[0m\n")`,
        String.raw`out.write(b"\n\r\n   \nwindows\r\n")`,
        String.raw`out.write(b"x" * 262144 + b"\n")`,
        String.raw`out.write("é".encode() * 131100 + b"!\n")`,
        'out.write(b"no final newline")',
      ].join('\n'),
    );
    // CloudWatch takes 256 KiB an event and counts 26 bytes for each; é is two bytes and is never cut.
    const room = 262_144 - 26;
    expect(lines).toEqual([
      'nul \u2400 inside',
      'broken \ufffd\ufffd( and cut \ufffd',
      '\u202eright to left <script>alert(1)</script> \u{1f600}',
      '\u001b[31mred\u001b[0m',
      '   ',
      'windows',
      'x'.repeat(room),
      'x'.repeat(26),
      'é'.repeat(room / 2),
      `${'é'.repeat(131_100 - room / 2)}!`,
      'no final newline',
    ]);
  });

  it('of a progress bar is one line a second, the newest', async () => {
    const lines = await logged(
      'progress',
      String.raw`
for n in range(200):
    out.write(b"\r%d %%" % n); out.flush(); time.sleep(0.005)
out.write(b"\rdone\n")`,
    );
    expect(lines.at(-1)).toBe('done');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.length).toBeLessThan(8);
  });

  it('of 200 MB at full speed is stored to the last line, in bounded memory', async () => {
    const count = 200_000;
    const status = () => readFileSync(`/proc/${daemon.process.pid}/status`, 'utf8');
    const mebibytes = (field: string) =>
      Math.round(Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status())?.[1]) / 1024);
    // Resets the high-water mark (proc(5), clear_refs).
    writeFileSync(`/proc/${daemon.process.pid}/clear_refs`, '5');
    const before = mebibytes('VmRSS');
    await workspace.run(
      'flood',
      `
line = "x" * 992
for n in range(${count}): print(f"{n:07d} {line}")
`,
    );
    expect(await workspace.ended('flood', 110_000)).toMatchObject({ TrainingJobStatus: 'Completed' });
    const peak = mebibytes('VmHWM');
    // An event counts as its bytes and 26 more, so this is every line, whole.
    const { logGroups } = await workspace.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: group }));
    expect(logGroups).toMatchObject([{ storedBytes: count * (1000 + 26) }]);
    const query = { logGroupName: group, logStreamNamePrefix: 'flood/' };
    const streams = await workspace.logs.send(new DescribeLogStreamsCommand(query));
    const last = await workspace.logs.send(
      new GetLogEventsCommand({ logGroupName: group, logStreamName: streams.logStreams?.[0]?.logStreamName, limit: 1 }),
    );
    expect(last.events?.[0]?.message?.slice(0, 7)).toBe(String(count - 1).padStart(7, '0'));
    console.log(`200 MB of log: resident memory ${before} MiB before, ${peak} MiB at most`);
    expect(peak - before).toBeLessThan(200);
  });
});
