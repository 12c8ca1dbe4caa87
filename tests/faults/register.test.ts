import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must, openTestConsole, type TestConsole } from '../fakes/opened-console';
import { makeProxiedHome, type ProxiedHome } from '../fakes/proxied-home';
import { trainedJob } from '../fakes/trained-job';

const environment = { UPSIDE_LOCAL_AUTOSTART: 'off' };
const job = 'to-register';
let place: ProxiedHome;
let test: TestConsole;
beforeAll(async () => {
  place = await makeProxiedHome();
  test = await openTestConsole({ home: place.home, environment });
  await trainedJob(test, job);
});
afterAll(async () => {
  await test.close();
  await place.destroy();
});

const register = async (group: string) => test.console.models.register(await test.scope(), job, group, '');
/** As the service has them. */
const versionsOf = async (group: string) => {
  const list = await test.console.models.versions(await test.scope(), group);
  if (!list.ok && list.error.code === 'model.not-found') return [];
  const { source, versions } = must(list);
  expect(source).toBe('live');
  return versions.map(({ version }) => version);
};
const lastOutcome = async (group: string) => {
  const filter = { text: group, action: 'models.register', outcome: null };
  return must(await test.console.audit.list(filter, null, 10)).records.at(0)?.outcome;
};
const reopen = async () => {
  await test.close();
  test = await openTestConsole({ home: place.home, environment });
};
const registerElsewhere = (group: string): ChildProcess =>
  spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, '../fakes/register-job.ts'), place.home, job, group],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );

it.each([
  ['lose-reply', 1],
  // As often as the SDK tries by itself: then Upside has to find out.
  ['lose-reply', 3],
  ['reset', 3],
] as const)('makes exactly one version and says so after %s, %d times', async (kind, times) => {
  const group = `${kind}-${times}`;
  place.proxy.fail('CreateModelPackage', kind, times);
  const before = place.proxy.count('CreateModelPackage');
  expect(must(await register(group)).version).toBe(1);
  expect(place.proxy.count('CreateModelPackage') - before).toBeGreaterThanOrEqual(times);
  expect(await versionsOf(group)).toEqual([1]);
  expect(await lastOutcome(group)).toBe('done');
});

it.each(['reset', 'throttle', 'half', 'portal'] as const)(
  'makes exactly one version when the first call ends in %s',
  async (kind) => {
    place.proxy.fail('CreateModelPackage', kind, 1);
    must(await register(`after-${kind}`));
    expect(await versionsOf(`after-${kind}`)).toEqual([1]);
  },
);

it('makes one version of each registration, however quickly they follow', async () => {
  place.proxy.fail('CreateModelPackage', 'lose-reply', 1);
  const both = await Promise.all([register('twice'), register('twice')]);
  expect(both.map((result) => must(result).version).sort()).toEqual([1, 2]);
  expect(await versionsOf('twice')).toEqual([2, 1]);
});

it('finds the version of a process that was killed between the call and its record', async () => {
  place.proxy.fail('CreateModelPackage', 'hold-reply', 1);
  const child = registerElsewhere('orphaned');
  await place.proxy.answered('CreateModelPackage');
  child.kill('SIGKILL');
  await once(child, 'exit');
  await reopen();
  // Only the journal can have told the audit log of it.
  await expect.poll(() => lastOutcome('orphaned'), { timeout: 20_000 }).toBe('done');
  expect(await versionsOf('orphaned')).toEqual([1]);
});

it('deletes once, also when the reply is lost', async () => {
  const { arn } = must(await register('to-delete'));
  const { accountId, region } = await test.scope();
  place.proxy.fail('DeleteModelPackage', 'lose-reply', 1);
  must(await test.console.models.delete(await test.scope(), arn, { accountId, region, target: 'to-delete/1' }));
  expect(await versionsOf('to-delete')).toEqual([]);
});

it('approves although the reply is lost, and only what was read back', async () => {
  const { arn } = must(await register('to-approve'));
  place.proxy.fail('UpdateModelPackage', 'lose-reply', 3);
  const judged = must(await test.console.models.judge(await test.scope(), arn, 'Approved', 'a note'));
  expect(judged.value.package).toMatchObject({ approval: 'Approved', approvalNote: 'a note' });
});
