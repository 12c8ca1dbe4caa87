import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Scope } from '../../../electron/domains/scope';
import { endpointDeploymentSchema } from '../../../shared/model/endpoint-deployment';
import { deploymentVerdict } from '../../../shared/model/endpoint-status';
import { deploymentOf } from '../../fakes/endpoint-desk';
import { all, classifierSpec, first, must, openTestConsole, type TestConsole } from '../../fakes/opened-console';

const never = new AbortController().signal;
let test: TestConsole;
let scope: Scope;
let roleArn: string;
beforeAll(async () => {
  test = await openTestConsole();
  scope = await test.scope();
  roleArn = must(await test.console.workspace.current()).defaults.roleArn;
}, 60_000);
afterAll(() => test.destroy());

const agreed = (target: string) => ({ accountId: scope.accountId, region: scope.region, target });
const json = { variant: null, contentType: 'application/json', accept: 'application/json' };
const settled = (name: string) =>
  first(
    test.console.endpoints.watch(scope, name, never),
    ({ source, value }) =>
      source === 'live' && deploymentVerdict(value, value.endpoint.configName).kind !== 'under-way',
  );

/** A version of the registry from a job that really trained. */
async function register(): Promise<string> {
  const spec = await classifierSpec(test, 'to-serve', { epochs: '1' });
  must(await test.console.jobs.launch(scope, spec, agreed(spec.name)));
  await all(test.console.jobs.watch(scope, spec.name, never));
  const { arn } = must(await test.console.models.register(scope, spec.name, 'locations', ''));
  return arn;
}

it('deploys a registered version in two variants, serves, measures, logs, scales and deletes', async () => {
  const { endpoints } = test.console;
  const arn = await register();
  const deployment = endpointDeploymentSchema.parse({
    ...deploymentOf('demo', [0.7, 0.3], roleArn),
    variants: deploymentOf('demo', [0.7, 0.3], roleArn).variants.map((variant) => ({
      ...variant,
      source: { kind: 'package', arn },
    })),
  });
  const checked = must(await endpoints.preflight(scope, deployment));
  expect(checked).toMatchObject({ problems: [], price: { usdPerHour: 0 } });
  // Registered and not approved yet: it can be deployed, and is said so.
  expect(checked.warnings).toEqual([expect.stringContaining('not approved'), expect.stringContaining('not approved')]);

  const made = must(await endpoints.deploy(scope, deployment, agreed('demo')));
  expect(made.endpoint.configName).toBe(deployment.configName);
  const { value } = await settled('demo');
  expect(deploymentVerdict(value, deployment.configName)).toEqual({ kind: 'in-service' });
  expect(value.packages).toMatchObject([{ arn, group: 'locations', version: 1 }]);

  for (let i = 0; i < 10; i += 1) {
    const { answer } = must(await endpoints.invoke(scope, 'demo', { ...json, body: '{"text":"To the mill"}' }, never));
    expect(answer).toMatchObject({ kind: 'answered', variant: expect.stringMatching(/^v[12]$/) });
  }
  const aimed = must(await endpoints.invoke(scope, 'demo', { ...json, variant: 'v2', body: '{"text":"x"}' }, never));
  expect(aimed.answer).toMatchObject({ variant: 'v2' });
  const wrong = must(await endpoints.invoke(scope, 'demo', { ...json, body: 'no json' }, never));
  expect(wrong.answer).toMatchObject({
    kind: 'failed',
    code: 'endpoint.model-error',
    message: expect.stringMatching(/status 400/),
  });
  expect(must(await endpoints.calls(scope, 'demo'))).toHaveLength(12);

  const figures = await first(endpoints.monitor(scope, 'demo', 5, never), ({ value: { series } }) => {
    const requests = series.filter(({ metric }) => metric === 'Invocations').flatMap(({ points }) => points);
    return requests.reduce((sum, point) => sum + point.value, 0) === 12;
  });
  const latency = figures.value.series.find(
    ({ metric, statistic }) => metric === 'ModelLatency' && statistic === 'p90',
  );
  expect(latency?.points[0]?.value).toBeGreaterThan(0);
  const refused = figures.value.series.filter(({ metric }) => metric === 'Invocation4XXErrors');
  expect(refused.flatMap(({ points }) => points).reduce((sum, { value: count }) => sum + count, 0)).toBe(1);

  must(await endpoints.readLog(scope, 'demo', never));
  const { lines } = must(await endpoints.logPage(scope, 'demo', 0, 10));
  expect(lines.map(({ text }) => text).join('\n')).toContain('Serving');

  const scaled = must(
    await endpoints.scale(scope, 'demo', [{ name: 'v1', weight: null, instances: 2 }], agreed('demo')),
  );
  expect(scaled.endpoint.variants[0]).toMatchObject({ name: 'v1', desiredInstances: 2 });
  expect((await settled('demo')).value.endpoint.variants[0]).toMatchObject({ currentInstances: 2 });

  const leftovers = must(await endpoints.leftovers(scope, 'demo'));
  expect(leftovers.map(({ kind }) => kind)).toEqual(['config', 'model', 'model']);
  const names = {
    configs: leftovers.filter(({ kind }) => kind === 'config').map(({ name }) => name),
    models: leftovers.filter(({ kind }) => kind === 'model').map(({ name }) => name),
  };
  const report = must(await endpoints.delete(scope, 'demo', { ...names, leftoversOnly: false }, agreed('demo')));
  expect(report).toEqual({ deleted: ['demo', ...names.configs, ...names.models], kept: [] });
  expect(await endpoints.show(scope, 'demo')).toMatchObject({ ok: false, error: { code: 'endpoint.not-found' } });
});

it('says of an endpoint that cannot come up why, and never that it serves', async () => {
  const deployment = deploymentOf('broken', [1], roleArn);
  must(await test.console.endpoints.deploy(scope, deployment, agreed('broken')));
  const { value } = await settled('broken');
  expect(deploymentVerdict(value, deployment.configName)).toEqual({
    kind: 'failed',
    reason: expect.stringContaining('serve:1'),
  });
  const call = must(await test.console.endpoints.invoke(scope, 'broken', { ...json, body: '{}' }, never));
  expect(call.answer).toMatchObject({ kind: 'failed' });
});

it('refuses honestly what this workspace cannot do', async () => {
  const capture = { ...deploymentOf('captured', [1], roleArn), dataCapture: { s3Uri: 's3://b/c', samplingPercent: 1 } };
  const refused = await test.console.endpoints.deploy(scope, capture, agreed('captured'));
  expect(refused).toMatchObject({ ok: false, error: { message: expect.stringMatching(/capture/i) } });
  // The model was made before the refusal: it is named, and can be deleted.
  const { leftBehind } = must(await test.console.endpoints.list(scope));
  expect(leftBehind).toMatchObject([{ endpoint: 'captured', models: ['captured-model-1'], configs: [] }]);
  const wish = { configs: [], models: ['captured-model-1'], leftoversOnly: true };
  must(await test.console.endpoints.delete(scope, 'captured', wish, agreed('captured')));
  expect(must(await test.console.endpoints.list(scope)).leftBehind).toEqual([]);
});

it('has what was seen when the workspace is gone', async () => {
  const before = must(await test.console.endpoints.list(scope));
  must(await test.console.local.stop(AbortSignal.timeout(30_000)));
  expect(must(await test.console.endpoints.show(scope, 'broken'))).toMatchObject({
    source: 'store',
    value: { endpoint: { name: 'broken', status: 'Failed' } },
  });
  expect(must(await test.console.endpoints.list(scope)).endpoints).toEqual(before.endpoints);
  expect(must(await test.console.endpoints.calls(scope, 'broken'))).toHaveLength(1);
});
