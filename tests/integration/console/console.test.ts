import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LogLine } from '../../../shared/model/log-line';
import { plainTraining } from '../../../shared/model/training-spec';
import { all, classifierSpec, first, must, openTestConsole, type TestConsole } from '../../fakes/opened-console';

const never = new AbortController().signal;
let test: TestConsole;
beforeAll(async () => {
  test = await openTestConsole();
});
afterAll(() => test.destroy());

const confirmation = async (target: string) => {
  const { accountId, region } = await test.scope();
  return { accountId, region, target };
};

it('starts the local workspace and says who and where it is', async () => {
  const state = must(await test.console.workspace.current());
  expect(state.workspace).toMatchObject({ id: 'local', kind: 'local', region: 'us-east-1' });
  expect(state.defaults.bucket).toBe(`sagemaker-us-east-1-${state.workspace.accountId}`);
  const online = await first(test.console.workspace.watch(never), ({ connection }) => connection.kind === 'online');
  expect(online.notices).toEqual([]);
  expect(await test.console.local.status()).toMatchObject({ kind: 'running' });
});

it('finds what is wrong with a launch before anything is created', async () => {
  const scope = await test.scope();
  const spec = await classifierSpec(test, 'preflight-1');
  const checked = must(await test.console.jobs.preflight(scope, spec));
  expect(checked).toMatchObject({
    problems: [],
    price: { usdPerHour: 0, maximumUsd: 0, note: expect.stringContaining('costs nothing') },
    // What the same run would have cost is said beside it, as what it is.
    bill: { charged: false, region: 'us-east-1', usdPerHour: 0.115 },
  });
  // What has no meaning on this machine is left out, not faked.
  expect(checked.checks.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['name', 'passed'],
    ['recipe', 'passed'],
    ...spec.inputs.map(({ channel }) => [`inputs.${channel}`, 'passed']),
    ['outputS3Uri', 'passed'],
    ['roleArn', 'passed'],
    ['price', 'passed'],
  ]);
  const wrong = {
    ...spec,
    roleArn: 'arn:aws:iam::000000000000:role/other',
    outputS3Uri: 's3://no-such-bucket-here/x',
    inputs: [{ channel: 'train', s3Uri: `${spec.inputs[0]?.s3Uri}.missing`, contentType: null }],
    hyperParameters: { ...spec.hyperParameters, epochs: '-1', speling: '1' },
  };
  const { problems } = must(await test.console.jobs.preflight(scope, wrong));
  expect(problems.map(({ field }) => field).sort()).toEqual([
    'hyperParameters.epochs',
    'hyperParameters.speling',
    'inputs.train',
    'outputS3Uri',
    'roleArn',
  ]);
});

it('refuses what was not confirmed', async () => {
  const spec = await classifierSpec(test, 'unconfirmed');
  const result = await test.console.jobs.launch(await test.scope(), spec, await confirmation('another'));
  expect(result).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
});

it('launches a job and sees its log, its curves and its artifact, each once', async () => {
  const scope = await test.scope();
  const spec = await classifierSpec(test, 'whole-run', { epochs: '3', early_stopping_patience: '0' });
  must(await test.console.jobs.launch(scope, spec, await confirmation(spec.name)));
  const lines: LogLine[] = [];
  const follow = async (): Promise<void> => {
    for await (const item of test.console.logs.follow(scope, spec.name, never)) {
      const data = must(item);
      if (data.kind === 'lines') lines.push(...data.lines);
    }
  };
  const [jobs, , metrics] = await Promise.all([
    all(test.console.jobs.watch(scope, spec.name, never)),
    follow(),
    all(test.console.metrics.follow(scope, spec.name, never)),
  ]);
  const job = jobs.at(-1)?.value;
  expect(job).toMatchObject({ status: 'Completed', failureReason: null });

  expect(lines.map(({ index }) => index)).toEqual(lines.map((_line, index) => index));
  const epochs = lines.filter(({ text }) => text.startsWith('epoch='));
  expect(epochs.map(({ text }) => text.split(' ')[0])).toEqual(['epoch=1', 'epoch=2', 'epoch=3']);
  expect(must(await test.console.logs.page(scope, spec.name, 0, 2_000)).lines).toEqual(lines);

  expect(metrics[0]?.kind).toBe('replace');
  const loss = metrics
    .flatMap(({ series }) => series)
    .filter(({ name }) => name === 'train:loss')
    .flatMap(({ points }) => points);
  expect(loss.map(({ step }) => step)).toEqual([1, 2, 3]);
  expect(loss.map(({ value }) => value)).toEqual(epochs.map(({ text }) => Number(/train_loss=(\S+)/.exec(text)?.[1])));

  const target = join(test.home, 'model.tar.gz');
  const artifact = job?.artifactS3Uri ?? '';
  const downloaded = await all(test.console.data.download(scope, artifact, target, never));
  const bytes = await readFile(target);
  expect(downloaded.at(-1)).toEqual({ kind: 'done', fileName: 'model.tar.gz', bytes: bytes.length });
  expect(createHash('sha256').update(bytes).digest('base64').length).toBe(44);

  // Following again reads nothing twice.
  expect(await all(test.console.logs.follow(scope, spec.name, never))).toEqual([
    { kind: 'held', total: lines.length, fetchedAt: expect.any(Number) },
  ]);
});

it('says that there is no such job instead of following the log of one that nobody made', async () => {
  const items = [];
  for await (const item of test.console.logs.follow(await test.scope(), 'nobody-made-this', never)) items.push(item);
  expect(items.at(-1)).toMatchObject({ ok: false, error: { code: 'job.not-found' } });
});

it('shows a line while the process that printed it still runs', async () => {
  const scope = await test.scope();
  const spec = await classifierSpec(test, 'still-running', { epochs: '10000', early_stopping_patience: '0' });
  must(await test.console.jobs.launch(scope, spec, await confirmation(spec.name)));
  await first(
    test.console.logs.follow(scope, spec.name, never),
    (item) => item.kind === 'lines' && item.lines.some(({ text }) => text.startsWith('epoch=')),
  );
  expect(must(await test.console.jobs.show(scope, spec.name)).value.status).toBe('InProgress');
  must(await test.console.jobs.stop(scope, spec.name));
});

it('stops a job and returns when the service says so, then deletes it', async () => {
  const scope = await test.scope();
  const spec = await classifierSpec(test, 'to-stop', { epochs: '10000', early_stopping_patience: '0' });
  must(await test.console.jobs.launch(scope, spec, await confirmation(spec.name)));
  await first(test.console.jobs.watch(scope, spec.name, never), ({ value }) => value.secondaryStatus === 'Training');
  expect(must(await test.console.jobs.stop(scope, spec.name)).status).toMatch(/Stopping|Stopped/);
  const end = await all(test.console.jobs.watch(scope, spec.name, never));
  expect(end.at(-1)?.value.status).toBe('Stopped');
  must(await test.console.jobs.delete(scope, spec.name, await confirmation(spec.name)));
  expect(await test.console.jobs.show(scope, spec.name)).toMatchObject({ ok: false, error: { code: 'job.not-found' } });
  const list = await first(test.console.jobs.watchList(scope, never), ({ source }) => source === 'live');
  expect(list.jobs.map(({ name }) => name)).not.toContain('to-stop');
});

it('shows everything again with the workspace stopped, and says it is offline', async () => {
  const scope = await test.scope();
  await test.close();
  must(await test.console.local.stop(AbortSignal.timeout(30_000)));
  const offline = await openTestConsole({ home: test.home, environment: { UPSIDE_LOCAL_AUTOSTART: 'off' } });
  const { console } = offline;
  await first(console.workspace.watch(never), ({ connection }) => connection.kind === 'offline');
  expect(must(await console.jobs.list(scope)).jobs.map(({ name }) => name)).toContain('whole-run');
  expect(must(await console.jobs.show(scope, 'whole-run'))).toMatchObject({
    source: 'store',
    value: { status: 'Completed' },
  });
  expect(must(await console.logs.page(scope, 'whole-run', 0, 10)).total).toBeGreaterThan(3);
  const curves = await first(console.metrics.follow(scope, 'whole-run', never), ({ kind }) => kind === 'replace');
  expect(curves.series.map(({ name }) => name)).toContain('train:loss');
  const launch = await console.jobs.launch(scope, await Promise.resolve({ ...specLike }), { ...scope, target: 'x' });
  expect(launch).toMatchObject({ ok: false, error: { code: 'workspace.offline' } });
  must(await console.workspace.reconnect());
  expect(must(await console.workspace.current()).connection.kind).toBe('online');
  await offline.destroy();
});

it('says why at once when the workspace was never seen and does not run', async () => {
  const fresh = await openTestConsole({ environment: { UPSIDE_LOCAL_AUTOSTART: 'off' } });
  for await (const item of fresh.console.workspace.watch(AbortSignal.timeout(10_000))) {
    expect(item).toMatchObject({ ok: false, error: { code: 'workspace.offline' } });
    break;
  }
  expect.assertions(1);
  await fresh.destroy();
});

const specLike = {
  ...plainTraining,
  name: 'x',
  recipeId: 'r',
  image: 'i',
  roleArn: 'arn:aws:iam::000000000000:role/r',
  hyperParameters: {},
  environment: {},
  inputs: [],
  outputS3Uri: 's3://b/o',
  checkpointS3Uri: null,
  metricDefinitions: [],
  instanceType: 'ml.m5.large',
  instanceCount: 1,
  volumeGb: 1,
  maxRuntimeSeconds: 60,
  spot: false,
  tags: {},
};
