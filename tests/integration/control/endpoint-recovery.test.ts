import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { processesOf } from '../../fakes/processes-of';
import { canary, EndpointBench } from './endpoint-bench';

let root: string;
let bench: EndpointBench;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'upside-endpoints-'));
  bench = await EndpointBench.open(root);
});
afterEach(async () => {
  bench.close();
  await bench.daemon.stop();
  rmSync(root, { recursive: true, force: true });
});

it('kill -9 of the daemon: an endpoint serves again, and a deployment goes on from its step', async () => {
  await Promise.all(['old', 'new'].map((name) => bench.version(name)));
  await bench.alarm('guard', 'e', 'new');
  await bench.create('e', 'old');
  await bench.update('e', 'new', { DeploymentConfig: canary(50, 2, 'guard') });
  await bench.until('e', ({ PendingDeploymentSummary: pending }) =>
    (pending?.ProductionVariants?.[0]?.VariantStatus ?? []).some(({ Status }) => Status === 'Baking'),
  );
  const before = processesOf(root).map(({ pid }) => pid);
  bench.close();
  await bench.daemon.kill();

  bench = await EndpointBench.open(root);
  expect(await bench.describe('e')).toMatchObject({ EndpointStatus: 'Updating', EndpointConfigName: 'old' });
  expect(await bench.settled('e')).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: 'new' });
  expect((await bench.invoke('e')).text).toBe('new');
  const after = processesOf(root).map(({ pid }) => pid);
  expect(after.filter((pid) => before.includes(pid))).toEqual([]);

  bench.close();
  await bench.daemon.kill();
  bench = await EndpointBench.open(root);
  expect(await bench.describe('e')).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: 'new' });
  await expect.poll(() => bench.failure(bench.invoke('e')), { timeout: 20_000 }).toBe('accepted');
});
