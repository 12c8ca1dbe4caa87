import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAwsWorkspace } from '../../electron/aws/aws-workspace';
import { rateOf } from '../../electron/aws/rates';
import { createPace } from '../../electron/domains/pace';
import { systemClock } from '../../electron/platform/node/clock';
import { startFaultProxy } from '../fakes/fault-proxy';
import { openInThreadStore } from '../fakes/in-thread-store';

let home: string;
let server: Server | null = null;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-pace-'));
});
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = null;
  await rm(home, { recursive: true, force: true });
});

const perSecond = 10;
/** A process that is about to take its turns, and does so when told to. */
async function takerOf(turns: number): Promise<() => Promise<number[]>> {
  const script = join(import.meta.dirname, '../fakes/pace-taker.ts');
  const words = [join(home, 'store.db'), '123/eu-west-1/sagemaker/ListTrainingJobs', String(perSecond), String(turns)];
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return async () => {
    child.stdin.end();
    const [told, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    expect(code).toBe(0);
    return told.trim().split('\n').map(Number);
  };
}

it('two processes of one home keep to the rate together', async () => {
  const takers = await Promise.all([takerOf(30), takerOf(30)]);
  const [one = [], other = []] = await Promise.all(takers.map((take) => take()));
  expect([one.length, other.length]).toEqual([30, 30]);
  // Both were at it at the same time, else they would have proved nothing.
  expect(Math.max(one[0] ?? 0, other[0] ?? 0)).toBeLessThan(Math.min(one.at(-1) ?? 0, other.at(-1) ?? 0));
  const all = [...one, ...other].sort((a, b) => a - b);
  for (let from = 0; from + perSecond < all.length; from += 1) {
    const took = (all[from + perSecond] ?? 0) - (all[from] ?? 0);
    // Eleven turns span a second; a timer of this machine may come a little late at the first of them.
    expect(took).toBeGreaterThan(850);
  }
});

it('two processes keep to the rate of each service together, each service by itself', async () => {
  const asked = new Map<string, { readonly at: number; readonly by: string }[]>();
  server = createServer((request, response) => {
    request.resume();
    const [, by = '', service = ''] =
      /=(\w+)\/\d+\/[\w-]+\/(\w+)\/aws4_request/.exec(request.headers.authorization ?? '') ?? [];
    asked.set(service, [...(asked.get(service) ?? []), { at: performance.now(), by }]);
    // Refused, which nobody tries again.
    response.writeHead(403, { 'content-type': 'application/xml' });
    response.end('<Error><Code>AccessDenied</Code><Message>No.</Message></Error>');
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  const proxy = await startFaultProxy((server.address() as AddressInfo).port);
  const script = join(import.meta.dirname, '../fakes/paced-caller.ts');
  const turns = 6;
  const processes = ['ONE', 'OTHER'].map((key) =>
    spawn(
      process.execPath,
      ['--import', 'tsx', script, join(home, 'store.db'), `http://127.0.0.1:${proxy.port}`, String(turns), key],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    ),
  );
  await Promise.all(processes.map(({ stdout }) => once(stdout, 'data')));
  for (const { stdin } of processes) stdin.end();
  for (const [code] of await Promise.all(processes.map((child) => once(child, 'exit')))) expect(code).toBe(0);
  await proxy.close();
  for (const service of ['sagemaker', 'ec2', 'iam', 'kms', 'ecr', 'sts']) {
    const calls = asked.get(service) ?? [];
    expect([service, calls.length >= 2 * turns]).toEqual([service, true]);
    const span = (key: string) => {
      const at = calls.filter(({ by }) => by === key).map((one) => one.at);
      return { from: Math.min(...at), to: Math.max(...at) };
    };
    const [one, other] = [span('ONE'), span('OTHER')];
    // Both were at it at the same time, else they would have proved nothing.
    expect([service, one.from < other.to && other.from < one.to]).toEqual([service, true]);
    const took = Math.max(one.to, other.to) - Math.min(one.from, other.from);
    const together = ((calls.length - 1) / (rateOf(service, '')?.perSecond ?? 0)) * 1_000;
    // Each for itself would have taken half of it; a timer of this machine may come late at the first.
    expect([service, took > together * 0.75]).toEqual([service, true]);
  }
}, 60_000);

it('pages of a long list are asked for at the rate of the account, retries among them', async () => {
  const asked: number[] = [];
  server = createServer((request, response) => {
    request.resume();
    asked.push(performance.now());
    const throttled = asked.length === 2;
    response.writeHead(throttled ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(
      throttled
        ? '{"__type":"ThrottlingException","message":"Rate exceeded"}'
        : JSON.stringify({ TrainingJobSummaries: [], ...(asked.length < 5 && { NextToken: `page-${asked.length}` }) }),
    );
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  const store = openInThreadStore(join(home, 'store.db'));
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const aws = createAwsWorkspace({
    region: 'eu-west-1',
    accountId: '123456789012',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
    pace: createPace({ store: store.paces, clock: systemClock, logger: silent }),
  });
  expect((await aws.trainingJobs.list(new AbortController().signal)).ok).toBe(true);
  aws.close();
  await store.close();
  expect(asked).toHaveLength(5);
  expect((asked.at(-1) ?? 0) - (asked[0] ?? 0)).toBeGreaterThan(1_900);
});
