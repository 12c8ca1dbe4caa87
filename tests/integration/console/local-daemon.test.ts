import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { identifyOnce } from '../../../electron/aws/sts';
import { systemClock } from '../../../electron/platform/node/clock';
import { createLocalDaemon, type LocalDaemonControl } from '../../../electron/platform/node/local-daemon';
import { bundlePaths } from '../../../electron/platform/node/paths';
import { first, must, openTestConsole } from '../../fakes/opened-console';

const never = new AbortController().signal;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
let home: string;
const opened: LocalDaemonControl[] = [];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-daemon-'));
});
afterEach(async () => {
  for (const control of opened.splice(0)) await control.stop(never);
  await rm(home, { recursive: true, force: true });
});

function control(
  bundle = bundlePaths(join(import.meta.dirname, '../../../out/node/main.js')).localDaemon,
): LocalDaemonControl {
  const one = createLocalDaemon({
    root: join(home, 'local'),
    logs: join(home, 'logs'),
    bundle,
    execPath: process.execPath,
    environment: { ...process.env, AWS_SECRET_ACCESS_KEY: 'canary' },
    clock: systemClock,
    logger: silent,
    identify: (endpoint) =>
      identifyOnce({
        ...endpoint,
        credentials: { accessKeyId: endpoint.accessKeyId, secretAccessKey: endpoint.secretAccessKey },
      }),
  });
  opened.push(one);
  return one;
}

it('is one workspace for the window and the command line that start it at the same moment', async () => {
  const controls = [control(), control(), control()];
  const endpoints = await Promise.all(controls.map((one) => one.ensure(never)));
  expect(new Set(endpoints.map((endpoint) => must(endpoint).endpoint)).size).toBe(1);
  const status = await control().status();
  expect(status.kind).toBe('running');
  expect(must(await control().ensure(never)).endpoint).toBe(
    must(endpoints[0] ?? (await control().ensure(never))).endpoint,
  );
  expect(must(await control().stop(never))).toEqual({ wasRunning: true });
  expect((await control().status()).kind).toBe('stopped');
  expect(must(await control().stop(never))).toEqual({ wasRunning: false });
});

it('tells a workspace that crashed from one that was stopped, and starts it again', async () => {
  const one = control();
  must(await one.ensure(never));
  const before = await one.status();
  if (before.kind !== 'running') throw new Error('It does not run.');
  process.kill(before.pid, 'SIGKILL');
  await expect.poll(async () => (await one.status()).kind).toBe('crashed');
  expect((await one.find()).kind).toBe('crashed');
  must(await one.ensure(never));
  expect(await one.status()).toMatchObject({ kind: 'running', endpoint: { accountId: before.endpoint.accountId } });
});

it('says what the process said when it cannot start', async () => {
  const bundle = join(home, 'broken.mjs');
  await writeFile(bundle, 'process.stderr.write("no room at the inn\\n"); process.exit(3);');
  expect(await control(bundle).ensure(never)).toMatchObject({
    ok: false,
    error: { code: 'workspace.start-failed', message: expect.stringContaining('no room at the inn') },
  });
});

it('never ends a process that only has the id of a workspace of earlier days', async () => {
  const one = control();
  must(await one.ensure(never));
  const running = await one.status();
  must(await one.stop(never));
  if (running.kind !== 'running') throw new Error('It did not run.');
  await writeFile(join(home, 'local', 'daemon.json'), JSON.stringify({ pid: process.pid, port: 1, startedAt: 0 }));
  expect((await one.status()).kind).toBe('silent');
  expect(await one.stop(never)).toMatchObject({ ok: false, error: { code: 'workspace.locked' } });
  await rm(join(home, 'local', 'daemon.json'));
});

it('comes back by itself when the workspace was killed under an open window', async () => {
  const test = await openTestConsole();
  await first(test.console.workspace.watch(never), ({ connection }) => connection.kind === 'online');
  const status = await test.console.local.status();
  if (status.kind !== 'running') throw new Error('It does not run.');
  const seen: string[] = [];
  const watching = new AbortController();
  const watch = (async () => {
    for await (const state of test.console.workspace.watch(watching.signal)) {
      seen.push(must(state).connection.kind);
      if (seen.includes('offline') && seen.at(-1) === 'online') return;
    }
  })();
  process.kill(status.pid, 'SIGKILL');
  await watch;
  watching.abort();
  expect(await test.console.local.status()).toMatchObject({ kind: 'running' });
  await test.destroy();
});
