import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { first, must } from '../fakes/opened-console';
import { answering, openServingWorkspace, type ServingWorkspace } from '../fakes/serving-workspace';

/** A call of each step; the console is killed when the service has carried it out and before its reply is read. */
const steps = [
  'PutMetricAlarm',
  'CreateModel',
  'CreateEndpointConfig',
  'UpdateEndpoint',
  'DescribeAlarms',
  'DeleteAlarms',
] as const;

let workspace: ServingWorkspace;
beforeAll(async () => {
  workspace = await openServingWorkspace({ proxied: true });
}, 60_000);
afterAll(() => workspace?.destroy());

it('a console killed at each step leaves a promotion that the next one carries on to its proven end', async () => {
  const { proxy, home, scope } = workspace;
  if (proxy === null) throw new Error('There is no proxy.');
  const versions = [
    await workspace.register('killed', answering('one')),
    await workspace.register('killed', answering('two')),
  ] as const;
  for (const step of steps) await workspace.deploy(step, versions[0]);
  const before = proxy.count('UpdateEndpoint');
  const script = join(import.meta.dirname, '../fakes/promote-once.ts');
  for (const step of steps) {
    proxy.fail(step, 'hold-reply', 1);
    const child = spawn(process.execPath, ['--import', 'tsx', script, home, step, versions[1]], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    await proxy.answered(step);
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  const { console } = await workspace.reopen();
  const held = must(await console.promotions.list(scope, null));
  expect(held).toHaveLength(steps.length);
  expect(held.filter(({ verdict }) => verdict?.kind === 'promoted').map(({ endpoint }) => endpoint)).toEqual([
    'DeleteAlarms',
  ]);

  console.promotions.carryOn();
  for (const { endpoint, id, toConfig } of held) {
    const { promotion } = await first(
      console.promotions.watch(scope, id, AbortSignal.timeout(90_000)),
      (news) => news.promotion.step === 'ended',
    );
    expect(promotion.verdict, endpoint).toMatchObject({ kind: 'promoted' });
    const { value } = must(await console.endpoints.show(scope, endpoint));
    expect(value.endpoint, endpoint).toMatchObject({ status: 'InService', configName: toConfig });
  }
  expect(proxy.count('UpdateEndpoint') - before).toBe(steps.length);
  const ends = must(
    await console.audit.list({ text: '', action: 'promotions.start', outcome: 'done' }, null, 100),
  ).records;
  const proven = ends.filter(({ detail }) => detail.startsWith('Promoted: '));
  expect(new Set(proven.map(({ target }) => target)).size).toBe(steps.length);
});
