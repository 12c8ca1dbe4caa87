import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deploymentOf } from '../fakes/endpoint-desk';
import { first, must, openTestConsole, type TestConsole } from '../fakes/opened-console';
import { makeProxiedHome, type ProxiedHome } from '../fakes/proxied-home';

const never = new AbortController().signal;
const creates = ['CreateModel', 'CreateEndpointConfig', 'CreateEndpoint'] as const;
let place: ProxiedHome;
let test: TestConsole;
beforeAll(async () => {
  place = await makeProxiedHome();
  test = await openTestConsole({ home: place.home, environment: { UPSIDE_LOCAL_AUTOSTART: 'off' } });
});
afterAll(async () => {
  await test.close();
  await place.destroy();
});

const roleArn = async () => must(await test.console.workspace.current()).defaults.roleArn;
const agreed = async (target: string) => {
  const { accountId, region } = await test.scope();
  return { accountId, region, target };
};
const deploy = async (name: string) =>
  test.console.endpoints.deploy(await test.scope(), deploymentOf(name, [1], await roleArn()), await agreed(name));
/** How often the service lists the endpoint, once it was asked. */
const listed = async (name: string) => {
  const scope = await test.scope();
  const list = await first(test.console.endpoints.watchList(scope, never), ({ source }) => source === 'live');
  return list.endpoints.filter((one) => one.name === name).length;
};

it.each(
  creates.flatMap((operation) =>
    (
      [
        ['lose-reply', 1],
        // As often as the SDK tries by itself: then Upside has to find out.
        ['lose-reply', 3],
        ['reset', 3],
      ] as const
    ).map(([kind, times]) => [operation, kind, times] as const),
  ),
)('makes exactly one of each when %s ends in %s, %d times', async (operation, kind, times) => {
  const name = `${operation}-${kind}-${times}`.toLowerCase();
  place.proxy.fail(operation, kind, times);
  const before = place.proxy.count(operation);
  const view = must(await deploy(name));
  expect(place.proxy.count(operation) - before).toBeGreaterThanOrEqual(times);
  expect(view.endpoint.configName).toBe(`${name}-config`);
  expect(view.models.map((model) => model.name)).toEqual([`${name}-model-1`]);
  expect(await listed(name)).toBe(1);
  expect(must(await test.console.endpoints.list(await test.scope())).leftBehind).toEqual([]);
});

it('refuses a name another endpoint has, and says so before it makes anything', async () => {
  must(await deploy('taken'));
  const other = deploymentOf('taken', [1], await roleArn());
  const variants = other.variants.map((variant) => ({ ...variant, modelName: 'taken-model-9' }));
  const before = place.proxy.count('CreateModel');
  const refused = await test.console.endpoints.deploy(
    await test.scope(),
    { ...other, configName: 'taken-config-9', variants },
    await agreed('taken'),
  );
  expect(refused).toMatchObject({ ok: false, error: { code: 'endpoint.exists' } });
  expect(place.proxy.count('CreateModel')).toBe(before);
});

it('finds the endpoint of a process that was killed between the call and its record', async () => {
  place.proxy.fail('CreateEndpoint', 'hold-reply', 1);
  const script = join(import.meta.dirname, '../fakes/deploy-once.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, place.home, 'orphaned'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await place.proxy.answered('CreateEndpoint');
  child.kill('SIGKILL');
  await once(child, 'exit');

  await test.close();
  test = await openTestConsole({ home: place.home, environment: { UPSIDE_LOCAL_AUTOSTART: 'off' } });
  const scope = await test.scope();
  // From the store alone: nobody watches, so only the journal can have put it there.
  await expect
    .poll(async () => must(await test.console.endpoints.list(scope)).endpoints.map(({ name }) => name), {
      timeout: 20_000,
    })
    .toContain('orphaned');
  expect(await listed('orphaned')).toBe(1);
});

it('deletes once and says so when the reply to a deletion is lost', async () => {
  place.proxy.fail('DeleteEndpoint', 'lose-reply', 1);
  const scope = await test.scope();
  const names = { configs: ['taken-config'], models: ['taken-model-1'], leftoversOnly: false };
  const report = must(await test.console.endpoints.delete(scope, 'taken', names, await agreed('taken')));
  expect(report).toEqual({ deleted: ['taken', 'taken-config', 'taken-model-1'], kept: [] });
  expect(await listed('taken')).toBe(0);
});
