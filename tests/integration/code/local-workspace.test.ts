import {
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  ListTrainingJobsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOptions } from '../../../electron/aws/connection';
import { isSameConfig } from '../../../electron/domains/endpoints/same-things';
import { isSameJob } from '../../../electron/domains/jobs/same-job';
import { asCode, type CodeLanguage } from '../../../shared/model/code/as-code';
import type { Undertaking } from '../../../shared/model/code/undertaking';
import type { EndpointDeployment } from '../../../shared/model/endpoint-deployment';
import type { TrainingSpec } from '../../../shared/model/training-spec';
import { classifierSpec, must } from '../../fakes/opened-console';
import { pythonProcessingSpec } from '../../fakes/processing-spec';
import { answering, openServingWorkspace, type ServingWorkspace } from '../../fakes/serving-workspace';
import { type Hands, openHands } from './hands';
import { hostileText } from './hostile-text';

// What the texts do where jobs really run and endpoints really answer, read back through the console.

let workspace: ServingWorkspace;
let hands: Hands;
let sagemaker: SageMakerClient;
let runtime: SageMakerRuntimeClient;
let versions: readonly [string, string, string];
beforeAll(async () => {
  workspace = await openServingWorkspace();
  const { accountId, credentials, endpoint, region } = workspace.daemon;
  hands = await openHands(workspace.daemon);
  const options = clientOptions({ accountId, credentials, endpoint, region }, 'call');
  sagemaker = new SageMakerClient(options);
  runtime = new SageMakerRuntimeClient(options);
  versions = [
    await workspace.register('chat', answering('one')),
    await workspace.register('chat', answering('two')),
    await workspace.register('chat', answering('three')),
  ];
}, 180_000);
afterAll(async () => {
  runtime?.destroy();
  sagemaker?.destroy();
  await hands?.close();
  await workspace?.destroy();
});

async function carryOut(what: Undertaking, language: CodeLanguage): Promise<string> {
  const text = asCode(what, language, workspace.scope.region).text ?? '';
  const said = language === 'python' ? await hands.python(text) : await inTheShell(text);
  expect(await hands.files()).toEqual([]);
  return said;
}

/**
 * The AWS CLI's waiter sleeps half a minute between two looks. So what is before it runs first, then the console waits, and the
 * rest runs when the waiter's first look is its last.
 */
async function inTheShell(text: string): Promise<string> {
  const [before = '', ...after] = text.split(/ &&\n(?=aws sagemaker wait)/);
  const said = await hands.shell(before);
  const endpoint = /--endpoint-name ([\w-]+)/.exec(after[0] ?? '')?.[1];
  if (endpoint === undefined) return said;
  const signal = AbortSignal.timeout(60_000);
  const watched = workspace.test.console.endpoints.watch(workspace.scope, endpoint, signal);
  const gone = after[0]?.includes('endpoint-deleted') ?? false;
  // The watch ends when the endpoint is gone.
  for await (const news of watched) if (!gone && must(news).value.endpoint.status === 'InService') break;
  return said + (await hands.shell(after.join(' &&\n')));
}

const trainingSpec = async (name: string): Promise<TrainingSpec> => ({
  ...(await classifierSpec(workspace.test, name, { epochs: '1' })),
  environment: { WORDS: hostileText },
  tags: { 'who made it': 'a person: not a shell' },
});

const jobNamed = async (name: string) => must(await workspace.test.console.jobs.show(workspace.scope, name)).value;

test('the AWS CLI makes the very same training job', async () => {
  const spec = await trainingSpec('by-shell');
  await carryOut({ kind: 'training', spec, uploads: [] }, 'aws-cli');
  const job = await jobNamed('by-shell');
  expect(job.environment).toEqual(spec.environment);
  expect(isSameJob(job, spec)).toBe(true);
});

test('the SageMaker SDK’s ModelTrainer trains it to its end, under a name of its own', async () => {
  const spec = await trainingSpec('by-python');
  await carryOut({ kind: 'training', spec, uploads: [] }, 'python');
  const { TrainingJobSummaries } = await sagemaker.send(new ListTrainingJobsCommand({ NameContains: 'by-python' }));
  const name = TrainingJobSummaries?.[0]?.TrainingJobName ?? '';
  const job = await jobNamed(name);
  expect(job.status).toBe('Completed');
  expect(job.artifactS3Uri).toMatch(/model\.tar\.gz$/);
  expect(isSameJob(job, { ...spec, name })).toBe(true);
});

test.each(['aws-cli', 'python'] as const)('%s starts a processing job that runs its program', async (language) => {
  const name = `process-${language}`;
  const script = "import os; open('/opt/ml/processing/output/made/words','w').write(os.environ['WORDS'])";
  const plain = await pythonProcessingSpec(workspace.test, name, script, ['made']);
  const spec = { ...plain, environment: { WORDS: 'a "b" $(c) \'d\'' } };
  await carryOut({ kind: 'processing', spec, uploads: [] }, language);
  await expect
    .poll(async () => must(await workspace.test.console.processing.show(workspace.scope, name)).value.status, {
      timeout: 30_000,
    })
    .toBe('Completed');
  const [output] = spec.outputs;
  const read = must(await workspace.test.console.objects.preview(workspace.scope, `${output?.s3Uri}/words`));
  expect(JSON.stringify(read)).toContain(JSON.stringify(spec.environment.WORDS).slice(1, -1));
});

test.each(['aws-cli', 'python'] as const)('%s registers the job as the console would', async (language) => {
  const { TrainingJobSummaries } = await sagemaker.send(new ListTrainingJobsCommand({ NameContains: 'by-python' }));
  const jobName = TrainingJobSummaries?.[0]?.TrainingJobName ?? '';
  const { models } = workspace.test.console;
  const parts = must(await models.planRegistration(workspace.scope, jobName));
  const group = `group-${language}`;
  // The service takes no control characters here.
  const description = hostileText.replace(/\p{C}/gu, ' ');
  const request = { ...parts, group, description };
  await carryOut({ kind: 'registration', request }, language);
  const made = must(await models.versions(workspace.scope, group)).versions;
  expect(made).toHaveLength(1);
  const version = must(await models.show(workspace.scope, made[0]?.arn ?? '')).value.package;
  expect(version).toMatchObject({ ...request, approval: 'PendingManualApproval' });
  const own = must(await models.register(workspace.scope, jobName, `${group}-own`, description));
  const {
    arn,
    createdAt,
    group: of,
    metadata,
    metricsS3Uri,
    ...rest
  } = must(await models.show(workspace.scope, own.arn)).value.package;
  expect(version).toMatchObject(rest);
});

const answer = async (EndpointName: string): Promise<string> => {
  const ContentType = 'application/json';
  const reply = await runtime.send(new InvokeEndpointCommand({ EndpointName, ContentType, Body: '"hello"' }));
  return JSON.parse(new TextDecoder().decode(reply.Body));
};

test.each(['aws-cli', 'python'] as const)(
  '%s deploys, promotes, scales and deletes an endpoint that answers all the while',
  async (language) => {
    const { endpoints, promotions } = workspace.test.console;
    const endpoint = `served-${language}`;
    const roleArn = `arn:aws:iam::${workspace.scope.accountId}:role/UpsideLocalExecution`;
    const deployment: EndpointDeployment = {
      endpoint,
      configName: `${endpoint}-first`,
      roleArn,
      variants: [
        {
          name: 'main',
          modelName: `${endpoint}-model`,
          instanceType: 'ml.m5.large',
          initialInstances: 1,
          initialWeight: 1,
          source: { kind: 'package', arn: versions[0] },
        },
      ],
      dataCapture: null,
    };
    const show = async () => must(await endpoints.show(workspace.scope, endpoint)).value;

    await carryOut({ kind: 'deployment', deployment }, language);
    const deployed = await show();
    expect(deployed.endpoint).toMatchObject({ status: 'InService', configName: deployment.configName });
    expect(deployed.config && isSameConfig(deployed.config, deployment)).toBe(true);
    expect(await answer(endpoint)).toBe('one');

    const { promotion } = must(
      await promotions.plan(workspace.scope, {
        endpoint,
        packageArn: versions[1],
        variants: null,
        roleArn,
        shifting: { kind: 'all-at-once' },
        terminationWaitSeconds: 0,
        guards: { kind: 'generate', errors: 1, latencyMilliseconds: null },
      }),
    );
    if (promotion === null) throw new Error('The promotion may be started.');
    await carryOut({ kind: 'promotion', promotion }, language);
    const promoted = await show();
    expect(promoted.endpoint).toMatchObject({
      configName: promotion.toConfig,
      rollbackAlarms: promotion.alarms.map(({ name }) => name),
    });
    expect(await answer(endpoint)).toBe('two');

    const variants = [{ name: 'main', weight: 3, instances: 2 }];
    await carryOut({ kind: 'scaling', endpoint, variants }, language);
    expect((await show()).endpoint.variants).toMatchObject([{ name: 'main', currentWeight: 3, currentInstances: 2 }]);

    const left = must(await endpoints.leftovers(workspace.scope, endpoint));
    const named = (kind: string) => left.filter((one) => one.kind === kind).map(({ name }) => name);
    await carryOut({ kind: 'deletion', endpoint, configs: named('config'), models: named('model') }, language);
    expect(await endpoints.show(workspace.scope, endpoint)).toMatchObject({
      ok: false,
      error: { code: 'endpoint.not-found' },
    });
    expect(named('config')).not.toEqual([]);
    for (const name of [...named('config'), ...named('model')]) {
      const read = await Promise.all([
        sagemaker.send(new DescribeEndpointConfigCommand({ EndpointConfigName: name })).catch(() => null),
        sagemaker.send(new DescribeModelCommand({ ModelName: name })).catch(() => null),
      ]);
      expect(read).toEqual([null, null]);
    }
  },
);
