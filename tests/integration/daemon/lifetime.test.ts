import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CloudWatchLogsClient, CreateLogGroupCommand, StartLiveTailCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateProcessingJobCommand,
  CreateTrainingJobCommand,
  DescribeProcessingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalDaemonOptions, type RunningDaemon, startLocalDaemon } from '../../fakes/local-daemon';
import { python, WorkspaceDriver } from '../../fakes/workspace-driver';

const bundle = join(import.meta.dirname, '../../../out/node/local.js');
let root: string;
const running: RunningDaemon[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'upside-lifetime-'));
});
afterEach(async () => {
  for (const daemon of running.splice(0)) await daemon.stop();
  rmSync(root, { recursive: true, force: true });
});

async function start(options: LocalDaemonOptions = {}): Promise<RunningDaemon> {
  const daemon = await startLocalDaemon({ root, python, ...options });
  running.push(daemon);
  return daemon;
}

/** Runs the daemon's program with these arguments until it ends by itself. */
async function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [bundle, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [[code], stdout, stderr] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  return { code: code as number | null, stdout, stderr };
}

describe('the command line of the daemon', () => {
  it.each([
    [[], '--root DIR is required'],
    [['--root', 'x', '--port', '65536'], '--port takes a whole number from 0 to 65535, not "65536"'],
    [['--root', 'x', '--port', '80a'], '--port takes a whole number'],
    [['--root', 'x', '--slots', '0'], '--slots takes a whole number from 1 to 1024, not "0"'],
    [['--root', 'x', '--idle-seconds', '-1'], '--idle-seconds'],
    [['--root', 'x', '--idle-seconds', '1.5'], '--idle-seconds takes a whole number'],
    [['--root'], '--root'],
    [['--root', 'x', '--host', '0.0.0.0'], "'--host'"],
    [['--root', 'x', 'more'], "'more'"],
  ])('%j exits with 2, names the flag and shows the usage', async (args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage: local --root DIR');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('shows its help', async () => {
    const { code, stdout, stderr } = await run('--help');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Usage: local --root DIR');
  });

  it('says when its port is taken, and when its folder is none', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { readonly port: number };
    const taken = await run('--root', root, '--port', String(port));
    other.close();
    expect(taken).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(`EADDRINUSE: address already in use 127.0.0.1:${port}`),
    });
    writeFileSync(join(root, 'file'), '');
    const noFolder = await run('--root', join(root, 'file'));
    expect(noFolder).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(join(root, 'file')) });
  });
});

describe('one root', () => {
  it('keeps its keys, readable to nobody else, from daemon to daemon', async () => {
    const keys = new Set<string>();
    for (const end of ['stop', 'kill', 'stop'] as const) {
      const daemon = await start();
      const file = join(root, 'credentials.json');
      keys.add(readFileSync(file, 'utf8'));
      expect(statSync(file).mode & 0o777).toBe(0o600);
      await daemon[end]();
    }
    expect(keys.size).toBe(1);
  });

  it('has one daemon, however many are started at the same moment', async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 4 }, () => startLocalDaemon({ root })));
    const won = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
    running.push(...won);
    expect(won).toHaveLength(1);
    for (const attempt of attempts) {
      if (attempt.status === 'rejected')
        expect(String(attempt.reason)).toMatch(/ended with code 1: The local workspace in .* is already running/);
    }
    const { pid } = JSON.parse(readFileSync(join(root, 'daemon.json'), 'utf8')) as { readonly pid: number };
    expect(pid).toBe(won[0]?.process.pid);
  });
});

describe('what it listens on', () => {
  it.runIf(process.platform === 'linux')('is 127.0.0.1 and nothing else', async () => {
    const daemon = await start();
    const port = Number(new URL(daemon.endpoint).port);
    const hex = port.toString(16).toUpperCase().padStart(4, '0');
    const listening = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        // State 0A is LISTEN.
        .filter(([, local = '', , state]) => local.endsWith(`:${hex}`) && state === '0A')
        .map(([, local]) => local),
    );
    expect(listening).toEqual([`0100007F:${hex}`]);
    const others = Object.values(networkInterfaces()).flatMap((list) =>
      (list ?? []).map(({ address, scopeid }) => (scopeid ? `${address}%${scopeid}` : address)),
    );
    for (const host of others.filter((address) => address !== '127.0.0.1').slice(0, 4)) {
      const socket = connect({ host, port });
      const refused = await new Promise((resolve) => {
        socket
          .once('connect', () => resolve('connected'))
          .once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      });
      socket.destroy();
      expect([host, refused]).not.toEqual([host, 'connected']);
    }
  });
});

describe('an idle daemon', () => {
  it('is none while a job runs or waits, and ends after it', async () => {
    const daemon = await start({ idleSeconds: 1, slots: 1 });
    const workspace = new WorkspaceDriver(daemon);
    const code = await workspace.putCode('sleeps', 'import time\ntime.sleep(2)\n');
    await workspace.sagemaker.send(new CreateTrainingJobCommand(workspace.scriptJob('runs', code)));
    await workspace.sagemaker.send(
      new CreateProcessingJobCommand({
        ProcessingJobName: 'waits',
        RoleArn: `arn:aws:iam::${daemon.accountId}:role/UpsideLocalExecution`,
        AppSpecification: { ImageUri: 'any:1', ContainerEntrypoint: ['python3', '-c', 'import time; time.sleep(2)'] },
        ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 1 } },
      }),
    );
    const createdAt = Date.now();
    await once(daemon.process, 'exit');
    expect(Date.now() - createdAt).toBeGreaterThan(4000);
    workspace.close();
    running.length = 0;
    const next = new WorkspaceDriver(await start());
    expect(await next.describe('runs')).toMatchObject({ TrainingJobStatus: 'Completed' });
    expect(await next.sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName: 'waits' }))).toMatchObject({
      ProcessingJobStatus: 'Completed',
    });
    next.close();
  });

  it('is none while somebody follows a log', async () => {
    const daemon = await start({ idleSeconds: 1 });
    const workspace = new WorkspaceDriver(daemon);
    await workspace.logs.send(new CreateLogGroupCommand({ logGroupName: 'followed' }));
    const arn = `arn:aws:logs:us-east-1:${daemon.accountId}:log-group:followed`;
    const { endpoint, region, credentials } = daemon;
    const follower = new CloudWatchLogsClient({ endpoint, region, credentials, disableHostPrefix: true });
    const { responseStream } = await follower.send(new StartLiveTailCommand({ logGroupIdentifiers: [arn] }));
    // A session update comes each second: three of them are three times the idle limit.
    let updates = 0;
    for await (const event of responseStream ?? []) {
      if (event.sessionUpdate) updates += 1;
      if (updates === 3) break;
    }
    expect(daemon.process.exitCode).toBeNull();
    follower.destroy();
    workspace.close();
    await once(daemon.process, 'exit');
    expect(daemon.process.exitCode).toBe(0);
  });
});
