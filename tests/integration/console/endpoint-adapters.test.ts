import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAwsWorkspace } from '../../../electron/aws/aws-workspace';
import type { AwsWorkspace } from '../../../electron/domains/aws-ports';
import { type Moto, startMoto } from '../../fakes/moto';
import { must } from '../../fakes/opened-console';

const never = new AbortController().signal;
const roleArn = 'arn:aws:iam::123456789012:role/serve';
let moto: Moto;
let aws: AwsWorkspace;
beforeAll(async () => {
  moto = await startMoto();
  aws = createAwsWorkspace(moto.connection);
}, 180_000);
afterAll(async () => {
  aws?.close();
  await moto?.stop();
});

const variant = {
  name: 'blue',
  modelName: 'model-1',
  instanceType: 'ml.m5.large',
  initialInstances: 2,
  initialWeight: 0.7,
};
const missing = { ok: false, error: { code: 'endpoint.not-found', hint: expect.stringMatching(/\w/) } };

it('makes a model, a configuration and an endpoint and reads them back as they were asked for', async () => {
  const source = {
    kind: 'container',
    image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/serve:1',
    modelDataUrl: 's3://data/model.tar.gz',
    environment: { LEVEL: 'info' },
  } as const;
  const model = must(await aws.endpoints.createModel('model-1', roleArn, source));
  expect(must(await aws.endpoints.describeModel('model-1'))).toMatchObject({
    arn: model.arn,
    packageArn: null,
    image: source.image,
    modelDataUrl: source.modelDataUrl,
  });
  const dataCapture = { s3Uri: 's3://data/captured', samplingPercent: 20 };
  const config = must(await aws.endpoints.createConfig({ name: 'config-1', variants: [variant], dataCapture }));
  expect(must(await aws.endpoints.describeConfig('config-1'))).toMatchObject({
    arn: config.arn,
    variants: [variant],
    dataCapture,
  });
  const { arn } = must(await aws.endpoints.create('demo', 'config-1'));
  expect(must(await aws.endpoints.describe('demo'))).toMatchObject({
    arn,
    status: 'InService',
    configName: 'config-1',
    failureReason: null,
    pending: null,
    rollbackAlarms: [],
    variants: [{ name: 'blue', currentInstances: 2, desiredInstances: 2 }],
  });
  expect(must(await aws.endpoints.list(never)).map(({ name }) => name)).toEqual(['demo']);
});

it('keeps the registry version a model was made from', async () => {
  const arn = 'arn:aws:sagemaker:us-east-1:123456789012:model-package/chat/3';
  must(await aws.endpoints.createModel('from-package', roleArn, { kind: 'package', arn }));
  expect(must(await aws.endpoints.describeModel('from-package'))).toMatchObject({ packageArn: arn, image: null });
  must(await aws.endpoints.deleteModel('from-package'));
  expect(await aws.endpoints.describeModel('from-package')).toMatchObject(missing);
});

it('says what is missing', async () => {
  expect(await aws.endpoints.describe('nobody')).toMatchObject(missing);
  expect(await aws.endpoints.describeConfig('nobody')).toMatchObject(missing);
  expect(await aws.endpoints.describeModel('nobody')).toMatchObject(missing);
});

it('scales and deletes', async () => {
  must(await aws.endpoints.scale('demo', [{ name: 'blue', weight: 1, instances: 3 }]));
  expect(must(await aws.endpoints.describe('demo')).variants).toMatchObject([
    { desiredWeight: 1, desiredInstances: 3 },
  ]);
  must(await aws.endpoints.delete('demo'));
  must(await aws.endpoints.deleteConfig('config-1'));
  expect(must(await aws.endpoints.list(never))).toEqual([]);
});

it('puts, finds, describes and deletes alarms', async () => {
  const spec = {
    name: 'upside-demo-blue-5xx',
    description: 'Errors of the new fleet.',
    namespace: 'AWS/SageMaker',
    metric: 'Invocation5XXErrors',
    dimensions: { EndpointName: 'demo', VariantName: 'blue' },
    statistic: 'Sum',
    periodSeconds: 60,
    evaluationPeriods: 1,
    threshold: 0,
    comparison: 'GreaterThanThreshold',
  } as const;
  must(await aws.alarms.put(spec));
  must(await aws.alarms.put({ ...spec, name: 'upside-demo-green-5xx' }));
  must(await aws.alarms.put({ ...spec, name: 'somebody-elses' }));
  const [alarm, ...more] = must(await aws.alarms.describe([spec.name, 'there-is-none']));
  expect(more).toEqual([]);
  expect(alarm).toMatchObject({ metric: spec.metric, dimensions: spec.dimensions, threshold: 0 });
  expect(must(await aws.alarms.describe([]))).toEqual([]);
  const found = must(await aws.alarms.find('upside-demo-')).map(({ name }) => name);
  expect([...found].sort()).toEqual(['upside-demo-blue-5xx', 'upside-demo-green-5xx']);
  must(await aws.alarms.delete(found));
  must(await aws.alarms.delete([]));
  expect(must(await aws.alarms.find('')).map(({ name }) => name)).toEqual(['somebody-elses']);
});

it('reads the log of an endpoint over all its streams, oldest first, and an empty one before the first line', async () => {
  const client = new CloudWatchLogsClient({ ...moto.connection, endpoint: moto.connection.endpoint ?? '' });
  expect(must(await aws.endpointMonitor.logs('demo', 0, 100))).toEqual([]);
  const logGroupName = '/aws/sagemaker/Endpoints/demo';
  await client.send(new CreateLogGroupCommand({ logGroupName }));
  const at = Date.now() - 60_000;
  for (const [offset, logStreamName] of ['blue/i-1', 'green/i-2'].entries()) {
    await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    await client.send(
      new PutLogEventsCommand({
        logGroupName,
        logStreamName,
        logEvents: [0, 1, 2].map((i) => ({ timestamp: at + 10 * i + offset, message: `${logStreamName} ${i}` })),
      }),
    );
  }
  client.destroy();
  const lines = must(await aws.endpointMonitor.logs('demo', at, 100));
  expect(lines.map(({ text }) => text)).toEqual([
    'blue/i-1 0',
    'green/i-2 0',
    'blue/i-1 1',
    'green/i-2 1',
    'blue/i-1 2',
    'green/i-2 2',
  ]);
  expect(lines[1]).toMatchObject({ at: at + 1, stream: 'green/i-2' });
  expect(must(await aws.endpointMonitor.logs('demo', at + 15, 100))).toHaveLength(2);
  expect(must(await aws.endpointMonitor.logs('demo', at, 3))).toHaveLength(3);
});

it('invokes an endpoint', async () => {
  const request = {
    body: new TextEncoder().encode('{"text":"Where are you?"}'),
    contentType: 'application/json',
    accept: 'application/json',
    variant: null,
  };
  // What moto answers is canned; that it arrives as bytes with a type is what counts.
  const answer = must(await aws.inference.invoke('demo', request, never));
  expect(answer.body.length).toBeGreaterThan(0);
  expect(answer.contentType).toMatch(/\w/);
});
