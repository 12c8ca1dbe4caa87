import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { first, must, openTestConsole, type TestConsole } from '../fakes/opened-console';
import { pythonProcessingSpec } from '../fakes/processing-spec';
import { makeProxiedHome, type ProxiedHome } from '../fakes/proxied-home';

const never = new AbortController().signal;
const noAutostart = { UPSIDE_LOCAL_AUTOSTART: 'off' };
let place: ProxiedHome;
let test: TestConsole;
beforeAll(async () => {
  place = await makeProxiedHome();
  test = await openTestConsole({ home: place.home, environment: noAutostart });
});
afterAll(async () => {
  await test.close();
  await place.destroy();
});

const launch = async (name: string) => {
  const scope = await test.scope();
  const confirmed = { accountId: scope.accountId, region: scope.region, target: name };
  return test.console.processing.launch(scope, await pythonProcessingSpec(test, name, 'pass'), confirmed);
};
const listed = async (name: string) => {
  const watched = test.console.processing.watchList(await test.scope(), never);
  const list = await first(watched, ({ source }) => source === 'live');
  return list.jobs.filter((job) => job.name === name).length;
};

it.each([
  ['lose-reply', 1],
  // As often as the SDK tries by itself: then Upside has to find out.
  ['lose-reply', 3],
  ['reset', 3],
  ['throttle', 1],
  ['half', 1],
  ['portal', 1],
] as const)('makes exactly one processing job and says so after %s, %d times', async (kind, times) => {
  const name = `${kind}-${times}`;
  place.proxy.fail('CreateProcessingJob', kind, times);
  const before = place.proxy.count('CreateProcessingJob');
  must(await launch(name));
  expect(place.proxy.count('CreateProcessingJob') - before).toBeGreaterThanOrEqual(times);
  expect(await listed(name)).toBe(1);
});

it('finds the processing job of a process that was killed between the call and its record', async () => {
  place.proxy.fail('CreateProcessingJob', 'hold-reply', 1);
  const script = join(import.meta.dirname, '../fakes/process-once.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, place.home, 'orphaned'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await place.proxy.answered('CreateProcessingJob');
  child.kill('SIGKILL');
  await once(child, 'exit');

  await test.close();
  test = await openTestConsole({ home: place.home, environment: noAutostart });
  const scope = await test.scope();
  // From the store alone: nobody watches, so only the journal can have put it there.
  await expect
    .poll(async () => must(await test.console.processing.list(scope)).jobs.map(({ name }) => name), { timeout: 20_000 })
    .toContain('orphaned');
  expect(await listed('orphaned')).toBe(1);
  const recorded = async () =>
    must(
      await test.console.audit.list(
        { text: 'processing-job/orphaned', action: 'processing.launch', outcome: null },
        null,
        10,
      ),
    ).records;
  await expect.poll(recorded).toMatchObject([{ outcome: 'done', detail: expect.stringContaining('Found out later') }]);
});
