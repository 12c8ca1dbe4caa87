import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { classifierSpec, first, must, openTestConsole, type TestConsole } from '../fakes/opened-console';
import { makeProxiedHome, type ProxiedHome } from '../fakes/proxied-home';

const never = new AbortController().signal;
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

const launch = async (name: string) => {
  const spec = await classifierSpec(test, name, { epochs: '1' });
  const scope = await test.scope();
  return test.console.jobs.launch(scope, spec, { accountId: scope.accountId, region: scope.region, target: name });
};
const listed = async (name: string) => {
  const list = await first(test.console.jobs.watchList(await test.scope(), never), ({ source }) => source === 'live');
  return list.jobs.filter((job) => job.name === name).length;
};

it.each([
  ['lose-reply', 1],
  // As often as the SDK tries by itself: then Upside has to find out.
  ['lose-reply', 3],
  ['reset', 3],
] as const)('makes exactly one job and says so after %s, %d times', async (kind, times) => {
  const name = `${kind}-${times}`;
  place.proxy.fail('CreateTrainingJob', kind, times);
  const before = place.proxy.count('CreateTrainingJob');
  must(await launch(name));
  expect(place.proxy.count('CreateTrainingJob') - before).toBeGreaterThanOrEqual(times);
  expect(await listed(name)).toBe(1);
});

it.each(['reset', 'throttle', 'half', 'portal'] as const)(
  'makes exactly one job when the first call ends in %s',
  async (kind) => {
    place.proxy.fail('CreateTrainingJob', kind, 1);
    must(await launch(`after-${kind}`));
    expect(await listed(`after-${kind}`)).toBe(1);
  },
);

it('refuses a name that another job has', async () => {
  must(await launch('taken'));
  const spec = await classifierSpec(test, 'taken', { epochs: '2' });
  const scope = await test.scope();
  const confirmed = { accountId: scope.accountId, region: scope.region, target: 'taken' };
  expect(await test.console.jobs.launch(scope, spec, confirmed)).toMatchObject({
    ok: false,
    error: { code: 'job.exists' },
  });
});

it('finds the job of a process that was killed between the call and its record', async () => {
  place.proxy.fail('CreateTrainingJob', 'hold-reply', 1);
  const script = join(import.meta.dirname, '../fakes/launch-once.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, place.home, 'orphaned'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await place.proxy.answered('CreateTrainingJob');
  child.kill('SIGKILL');
  await once(child, 'exit');

  await test.close();
  test = await openTestConsole({ home: place.home, environment: { UPSIDE_LOCAL_AUTOSTART: 'off' } });
  const scope = await test.scope();
  // From the store alone: nobody watches, so only the journal can have put it there.
  await expect
    .poll(async () => must(await test.console.jobs.list(scope)).jobs.map(({ name }) => name), { timeout: 20_000 })
    .toContain('orphaned');
  expect(await listed('orphaned')).toBe(1);
  const recorded = async () =>
    must(await test.console.audit.list({ text: 'job/orphaned', action: 'jobs.launch', outcome: null }, null, 10))
      .records;
  await expect.poll(recorded).toMatchObject([{ outcome: 'done', detail: expect.stringContaining('Found out later') }]);
});
