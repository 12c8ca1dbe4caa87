import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Notification } from '../../../shared/model/notification';
import { classifierSpec, first, must, openTestConsole, type TestConsole } from '../../fakes/opened-console';

const never = new AbortController().signal;
let test: TestConsole;
beforeAll(async () => {
  test = await openTestConsole();
});
afterAll(() => test.destroy());

it('says what is here and what comes next, live, and tells once of what ended', async () => {
  const { console } = test;
  const scope = await test.scope();
  const empty = await first(console.overview.watch(scope, never), ({ source }) => source === 'live');
  expect(empty).toMatchObject({ counts: { jobs: 0, endpoints: 0 }, running: [], attention: [], unread: [] });
  expect(empty.next.kind).toBe('import');
  expect(empty.cost).toMatchObject({ usdPerHour: 0 });

  const told: Notification[] = [];
  const stop = new AbortController();
  const bell = first(
    console.notifications.watch(scope, stop.signal, (one) => told.push(one)),
    ({ unread }) => unread === 1,
  );
  const spec = await classifierSpec(test, 'told-of', { epochs: '2' });
  const { accountId, region } = scope;
  must(await console.jobs.launch(scope, spec, { accountId, region, target: spec.name }));
  expect((await bell).notifications[0]).toMatchObject({
    title: 'told-of completed',
    tone: 'success',
    thing: { kind: 'job', name: 'told-of' },
  });
  expect(told.map(({ title }) => title)).toEqual(['told-of completed']);
  must(await console.notifications.read(scope));
  const after = await first(
    console.notifications.watch(scope, stop.signal, (one) => told.push(one)),
    () => true,
  );
  expect([after.unread, after.notifications.length]).toEqual([0, 1]);
  stop.abort();

  const done = await first(console.overview.watch(scope, never), ({ next }) => next.kind === 'register');
  expect(done.counts.jobs).toBe(1);
  expect(must(await console.overview.resources(scope))).toMatchObject([
    { thing: { kind: 'job', name: 'told-of' }, state: 'Completed' },
  ]);
});

it('forgets a log in the store alone, and only what was confirmed', async () => {
  const { console } = test;
  const scope = await test.scope();
  const { accountId, region } = scope;
  await first(console.logs.follow(scope, 'told-of', never), (item) => item.kind === 'lines');
  const usage = must(await console.storage.usage(scope));
  expect(usage.logs).toMatchObject([{ key: 'told-of', thing: { kind: 'job', name: 'told-of' } }]);
  expect(usage.store.bytes).toBeGreaterThan(0);
  expect(usage.local.bytes).toBeGreaterThan(0);
  const refused = await console.storage.forget(scope, ['told-of'], { accountId, region, target: '2 logs' });
  expect(refused).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  must(await console.storage.forget(scope, ['told-of'], { accountId, region, target: '1 log' }));
  expect(must(await console.storage.usage(scope)).logs).toEqual([]);
  const again = await first(console.logs.follow(scope, 'told-of', never), (item) => item.kind === 'lines');
  expect(again).toMatchObject({ kind: 'lines' });
  const unknown = await console.storage.forget(scope, ['never-was'], { accountId, region, target: '1 log' });
  expect(unknown).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
});

it('says why a training job failed, at Home and in the bell', async () => {
  const { console } = test;
  const scope = await test.scope();
  const { accountId, region } = scope;
  const told: Notification[] = [];
  const stop = new AbortController();
  const bell = first(
    console.notifications.watch(scope, stop.signal, (one) => told.push(one)),
    ({ notifications }) => notifications.some(({ title }) => title === 'no-data failed'),
  );
  const spec = await classifierSpec(test, 'no-data', { epochs: '2' });
  const inputs = spec.inputs.map((input) => ({ ...input, s3Uri: `${input.s3Uri}.nowhere` }));
  must(await console.jobs.launch(scope, { ...spec, inputs }, { accountId, region, target: spec.name }));
  const [news] = (await bell).notifications;
  stop.abort();
  const { value } = must(await console.jobs.show(scope, spec.name));
  expect(value.failureReason).toMatch(/nowhere/);
  expect([news?.detail, told.at(-1)?.detail]).toEqual([value.failureReason, value.failureReason]);
  const seen = await first(console.overview.watch(scope, never), ({ attention }) => attention.length > 0);
  expect(seen.attention).toMatchObject([{ title: 'no-data failed', detail: value.failureReason }]);
});
