import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProcessingSpec } from '../../../shared/model/processing-job';
import { all, first, must, openTestConsole, type TestConsole } from '../../fakes/opened-console';
import { pythonProcessingSpec } from '../../fakes/processing-spec';

const never = new AbortController().signal;
let test: TestConsole;
beforeAll(async () => {
  test = await openTestConsole();
  // An upload makes the workspace's bucket, which outputs need.
  await all(test.console.data.upload(await test.scope(), { kind: 'sample', name: 'locations-train' }, 'x.csv', never));
});
afterAll(() => test.destroy());

const launch = async (spec: ProcessingSpec) => {
  const scope = await test.scope();
  const { accountId, region } = scope;
  return test.console.processing.launch(scope, spec, { accountId, region, target: spec.name });
};

const stored = async (s3Uri: string): Promise<string> => {
  const { objects } = must(await test.console.data.list(await test.scope(), s3Uri));
  return objects.map((one) => one.s3Uri.slice(s3Uri.length)).join();
};

it('launches a job, follows it to its end with its log, and stores what it left', async () => {
  const scope = await test.scope();
  const script =
    "import os; print(os.environ['GREETING']); print('from the job'); open('/opt/ml/processing/output/report/words.txt', 'w').write('seven words')";
  const spec = await pythonProcessingSpec(test, 'follows', script, ['report']);
  expect(must(await launch(spec))).toEqual({
    name: 'follows',
    arn: expect.stringContaining(':processing-job/follows'),
  });
  const items = await all(test.console.processing.log(scope, 'follows', never));
  const lines = items.flatMap((item) => (item.kind === 'lines' ? item.lines : []));
  expect(lines.map(({ text }) => text)).toEqual(['hello', 'from the job']);
  const seen = await all(test.console.processing.watch(scope, 'follows', never));
  expect(seen.at(-1)).toMatchObject({
    source: 'live',
    value: { name: 'follows', status: 'Completed', program: 'python:3', failureReason: null, spec: { ...spec } },
  });
  const page = must(await test.console.processing.logPage(scope, 'follows', 1, 10));
  expect(page).toMatchObject({ total: 2, lines: [{ index: 1, text: 'from the job' }] });
  expect(await stored(`${spec.outputs[0]?.s3Uri}/`)).toBe('words.txt');
});

it('keeps the log apart from that of a training job of the same name', async () => {
  const scope = await test.scope();
  expect(must(await test.console.logs.page(scope, 'follows', 0, 10)).total).toBe(0);
});

it('says why a job failed, in its list too', async () => {
  const scope = await test.scope();
  must(await launch(await pythonProcessingSpec(test, 'fails', "raise SystemExit('the cast is missing')")));
  const seen = await all(test.console.processing.watch(scope, 'fails', never));
  expect(seen.at(-1)?.value).toMatchObject({
    status: 'Failed',
    failureReason: expect.stringContaining('the cast is missing'),
  });
  const list = await first(
    test.console.processing.watchList(scope, never),
    ({ jobs, source }) => source === 'live' && jobs.length === 2,
  );
  expect(list.jobs.map(({ name, program, status }) => [name, status, program])).toEqual([
    ['fails', 'Failed', 'python:3'],
    ['follows', 'Completed', 'python:3'],
  ]);
});

it('counts what runs, stops it, and returns when the service says so', async () => {
  const scope = await test.scope();
  const script = 'import time; print("up", flush=True); time.sleep(600)';
  must(await launch(await pythonProcessingSpec(test, 'stops', script)));
  await first(test.console.processing.log(scope, 'stops', never), ({ kind }) => kind === 'lines');
  const running = await first(test.console.workspace.watch(never), (state) => state.running > 0);
  expect(running.running).toBe(1);
  expect(['Stopping', 'Stopped']).toContain(must(await test.console.processing.stop(scope, 'stops')).status);
  const seen = await all(test.console.processing.watch(scope, 'stops', never));
  expect(seen.at(-1)?.value.status).toBe('Stopped');
  expect(await test.console.processing.stop(scope, 'stops')).toMatchObject({ ok: false, error: { code: 'job.state' } });
});

it('launches nothing that was not confirmed, and nothing under a taken name', async () => {
  const scope = await test.scope();
  const spec = await pythonProcessingSpec(test, 'unconfirmed', 'pass');
  const confirmed = { accountId: scope.accountId, region: scope.region, target: 'another' };
  expect(await test.console.processing.launch(scope, spec, confirmed)).toMatchObject({
    ok: false,
    error: { code: 'input.invalid' },
  });
  expect(await test.console.processing.show(scope, 'unconfirmed')).toMatchObject({
    ok: false,
    error: { code: 'job.not-found' },
  });
  expect(await launch(await pythonProcessingSpec(test, 'follows', 'pass'))).toMatchObject({
    ok: false,
    error: { code: 'job.exists', message: expect.stringContaining('processing job called follows') },
  });
});

it('records launches and stops', async () => {
  const { records } = must(
    await test.console.audit.list({ text: 'processing-job/', action: null, outcome: null }, null, 20),
  );
  expect(records.map(({ action, target, outcome }) => [action, target, outcome])).toEqual([
    ['processing.stop', 'processing-job/stops', 'rejected'],
    ['processing.stop', 'processing-job/stops', 'done'],
    ['processing.launch', 'processing-job/stops', 'done'],
    ['processing.launch', 'processing-job/fails', 'done'],
    ['processing.launch', 'processing-job/follows', 'done'],
  ]);
});

it('shows everything again with the workspace stopped', async () => {
  const { home } = test;
  must(await test.console.local.stop(AbortSignal.timeout(30_000)));
  await test.close();
  test = await openTestConsole({ home, environment: { UPSIDE_LOCAL_AUTOSTART: 'off' } });
  const scope = await test.scope();
  const list = must(await test.console.processing.list(scope));
  expect(list.jobs.map(({ name }) => name)).toEqual(['stops', 'fails', 'follows']);
  expect(list.fetchedAt).not.toBeNull();
  expect(must(await test.console.processing.show(scope, 'follows'))).toMatchObject({
    source: 'store',
    value: { status: 'Completed', spec: { environment: { GREETING: 'hello' } } },
  });
  expect(must(await test.console.processing.logPage(scope, 'follows', 0, 10)).lines.map(({ text }) => text)).toEqual([
    'hello',
    'from the job',
  ]);
});
