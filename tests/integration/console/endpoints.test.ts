import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deploymentOf, type EndpointDesk, openEndpointDesk } from '../../fakes/endpoint-desk';
import { type Moto, startMoto } from '../../fakes/moto';
import { first, must } from '../../fakes/opened-console';

const never = new AbortController().signal;
let moto: Moto;
let desk: EndpointDesk;
beforeAll(async () => {
  moto = await startMoto();
  desk = await openEndpointDesk(moto.connection);
}, 180_000);
afterAll(async () => {
  await desk?.close();
  await moto?.stop();
});

const agreed = (target: string) => ({
  accountId: desk.scope.accountId,
  region: desk.scope.region,
  target,
});
const deploy = (endpoint: string, weights?: readonly number[]) =>
  desk.endpoints.deploy(desk.scope, deploymentOf(endpoint, weights), agreed(endpoint));
const live = (name: string) =>
  first(
    desk.endpoints.watchList(desk.scope, never),
    ({ endpoints, source }) => source === 'live' && endpoints.some((one) => one.name === name && one.view !== null),
  );

it('deploys two variants, reads them back and keeps them for offline', async () => {
  const view = must(await deploy('demo', [0.7, 0.3]));
  expect(view).toMatchObject({
    endpoint: { name: 'demo', status: 'InService', configName: 'demo-config' },
    config: { variants: [{ name: 'v1', initialWeight: 0.7 }, { name: 'v2' }] },
    models: [{ name: 'demo-model-1' }, { name: 'demo-model-2' }],
  });
  const list = await live('demo');
  expect(list.endpoints).toMatchObject([{ name: 'demo', view: { config: { name: 'demo-config' } } }]);
  const stored = must(await desk.endpoints.list(desk.scope));
  expect(stored.endpoints).toEqual(list.endpoints);
  expect(stored.fetchedAt).toBeGreaterThan(0);
  expect(await desk.store.endpoints.show('local', 'demo')).toMatchObject({ source: 'store', value: view });
  expect(await desk.store.journal.open('local')).toEqual([]);
  expect(desk.audited.map(({ action, outcome, target }) => [action, target, outcome])).toEqual([
    ['endpoints.deploy', 'model/demo-model-1', 'done'],
    ['endpoints.deploy', 'model/demo-model-2', 'done'],
    ['endpoints.deploy', 'endpoint-config/demo-config', 'done'],
    ['endpoints.deploy', 'endpoint/demo', 'done'],
  ]);
});

it('refuses a name another endpoint has and makes nothing for it', async () => {
  const other = { ...deploymentOf('demo'), configName: 'other-config' };
  const variants = other.variants.map((variant) => ({ ...variant, modelName: 'other-model' }));
  const refused = await desk.endpoints.deploy(desk.scope, { ...other, variants }, agreed('demo'));
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'endpoint.exists', message: expect.stringMatching(/called demo/) },
  });
  expect(await desk.aws.endpoints.describeModel('other-model')).toMatchObject({ ok: false });
  const { problems } = must(await desk.endpoints.preflight(desk.scope, { ...other, variants }));
  expect(problems).toMatchObject([{ field: 'endpoint' }]);
});

it('does nothing that was not confirmed as it is', async () => {
  const wrong = { ...agreed('elsewhere') };
  expect(await desk.endpoints.deploy(desk.scope, deploymentOf('new'), wrong)).toMatchObject({
    ok: false,
    error: { code: 'input.invalid' },
  });
  expect(
    await desk.endpoints.delete(desk.scope, 'demo', { configs: [], models: [], leftoversOnly: false }, wrong),
  ).toMatchObject({
    ok: false,
    error: { code: 'input.invalid' },
  });
  expect(must(await desk.endpoints.show(desk.scope, 'demo')).source).toBe('live');
});

it('finds before anything is made what would go wrong', async () => {
  const deployment = {
    ...deploymentOf('wrong', [1], 'arn:aws:iam::999999999999:role/serve'),
    dataCapture: { s3Uri: 's3://data/captured', samplingPercent: 100 },
  };
  const variants = deployment.variants.map((variant) => ({
    ...variant,
    source: { ...variant.source, modelDataUrl: 's3://nowhere/model.tar.gz' },
  }));
  const { price, problems } = must(await desk.endpoints.preflight(desk.scope, { ...deployment, variants }));
  expect(problems.map(({ field }) => field).sort()).toEqual(['dataCapture', 'roleArn', 'variants.0.source']);
  expect(problems.every(({ hint, message }) => hint !== '' && message !== '')).toBe(true);
  expect(price).toMatchObject({ usdPerHour: 0, note: expect.stringMatching(/simulated/) });
});

it('keeps what a refused deployment leaves behind, and deletes it when asked', async () => {
  const whole = deploymentOf('halfway');
  // A type only the service knows to be none.
  const variants = whole.variants.map((variant) => ({ ...variant, instanceType: 'ml.none.large' }));
  const deployment = { ...whole, variants };
  const failed = await desk.endpoints.deploy(desk.scope, deployment, agreed('halfway'));
  expect(failed).toMatchObject({ ok: false, error: { message: expect.stringMatching(/model halfway-model-1/) } });
  const { leftBehind } = must(await desk.endpoints.list(desk.scope));
  expect(leftBehind).toMatchObject([{ endpoint: 'halfway', configs: [], models: ['halfway-model-1'] }]);
  const report = must(
    await desk.endpoints.delete(
      desk.scope,
      'halfway',
      { configs: [], models: ['halfway-model-1'], leftoversOnly: true },
      agreed('halfway'),
    ),
  );
  expect(report).toEqual({ deleted: ['halfway-model-1'], kept: [] });
  expect(must(await desk.endpoints.list(desk.scope)).leftBehind).toEqual([]);
  expect(await desk.aws.endpoints.describeModel('halfway-model-1')).toMatchObject({ ok: false });
});

it('scales and reads back what the service wants now', async () => {
  const view = must(
    await desk.endpoints.scale(desk.scope, 'demo', [{ name: 'v1', weight: 0.5, instances: 3 }], agreed('demo')),
  );
  expect(view.endpoint.variants).toMatchObject([{ name: 'v1', desiredWeight: 0.5, desiredInstances: 3 }, {}]);
  expect(desk.audited.at(-1)).toMatchObject({
    action: 'endpoints.scale',
    outcome: 'done',
    detail: expect.stringMatching(/3 instances/),
  });
});

it('keeps test calls with their answers, newest first', async () => {
  const call = { variant: null, contentType: 'application/json', accept: 'application/json' };
  for (const body of ['{"n":1}', '{"n":2}'])
    must(await desk.endpoints.invoke(desk.scope, 'demo', { ...call, body }, never));
  const calls = must(await desk.endpoints.calls(desk.scope, 'demo'));
  expect(calls.map(({ body }) => body)).toEqual(['{"n":2}', '{"n":1}']);
  expect(calls[0]?.answer).toMatchObject({ kind: 'answered', encoding: 'text', body: expect.stringMatching(/\w/) });
});

it('follows the log of an endpoint, no line twice, also over two looks', async () => {
  const client = new CloudWatchLogsClient({ ...moto.connection, endpoint: moto.connection.endpoint ?? '' });
  const place = { logGroupName: '/aws/sagemaker/Endpoints/demo', logStreamName: 'v1/i-1' };
  await client.send(new CreateLogGroupCommand({ logGroupName: place.logGroupName }));
  await client.send(new CreateLogStreamCommand(place));
  const at = Date.now();
  const put = (messages: readonly string[], offset: number) =>
    client.send(
      new PutLogEventsCommand({
        ...place,
        logEvents: messages.map((message, i) => ({ timestamp: at + offset + i, message })),
      }),
    );
  await put(['ready', 'GET /ping', 'GET /ping'], 0);
  const left = new AbortController();
  const texts: string[] = [];
  let more = false;
  for await (const result of desk.endpoints.log(desk.scope, 'demo', left.signal)) {
    const item = must(result);
    if (item.kind === 'lines') texts.push(...item.lines.map(({ text }) => text));
    if (texts.length === 3 && !more) {
      more = true;
      await put(['POST /invocations'], 100);
    }
    if (texts.length >= 4) break;
  }
  client.destroy();
  expect(texts).toEqual(['ready', 'GET /ping', 'GET /ping', 'POST /invocations']);
  expect(must(await desk.endpoints.readLog(desk.scope, 'demo', never))).toEqual({ total: 4 });
  const page = must(await desk.endpoints.logPage(desk.scope, 'demo', 3, 10));
  expect(page.lines.map(({ text }) => text)).toEqual(['POST /invocations']);
});

it('shows what an endpoint would leave behind, deletes it with that, and ends its watch', async () => {
  const leftovers = must(await desk.endpoints.leftovers(desk.scope, 'demo'));
  expect(leftovers).toEqual([
    { kind: 'config', name: 'demo-config', usedBy: [] },
    { kind: 'model', name: 'demo-model-1', usedBy: [] },
    { kind: 'model', name: 'demo-model-2', usedBy: [] },
  ]);
  const watched = (async () => {
    for await (const item of desk.endpoints.watch(desk.scope, 'demo', never)) must(item);
    return 'ended';
  })();
  const names = { configs: ['demo-config'], models: ['demo-model-1', 'demo-model-2'], leftoversOnly: false };
  const report = must(await desk.endpoints.delete(desk.scope, 'demo', names, agreed('demo')));
  expect(report).toEqual({ deleted: ['demo', 'demo-config', 'demo-model-1', 'demo-model-2'], kept: [] });
  expect(await watched).toBe('ended');
  expect(await desk.endpoints.show(desk.scope, 'demo')).toMatchObject({
    ok: false,
    error: { code: 'endpoint.not-found' },
  });
  expect(await desk.aws.endpoints.describeConfig('demo-config')).toMatchObject({ ok: false });
  expect(must(await desk.endpoints.list(desk.scope)).leftBehind).toEqual([]);
});
