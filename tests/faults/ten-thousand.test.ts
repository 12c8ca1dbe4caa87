import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAwsWorkspace } from '../../electron/aws/aws-workspace';
import type { AwsWorkspace } from '../../electron/domains/aws-ports';
import { deploySteps } from '../../electron/domains/endpoints/deploy-steps';
import { isSameJob } from '../../electron/domains/jobs/same-job';
import { isSameProcessingJob } from '../../electron/domains/processing/same-job';
import { registerOnce } from '../../electron/domains/registry/register-once';
import { createExactlyOnce } from '../../electron/domains/runs/create-once';
import type { ProcessingSpec } from '../../shared/model/processing-job';
import { type TrainingSpec, trainingSpecSchema } from '../../shared/model/training-spec';
import { deploymentOf } from '../fakes/endpoint-desk';

const roleArn = 'arn:aws:iam::123456789012:role/work';
/** Creations of each kind, ten thousand together; a deployment makes three things. */
const wanted = { training: 3_000, processing: 2_000, deployments: 1_000, packages: 2_000 } as const;
const abreast = 24;
const signal = new AbortController().signal;
const clock = {
  now: Date.now,
  elapsed: () => performance.now(),
  uptime: () => performance.now(),
  wait: async () => undefined,
};

let service: ChildProcess;
let address: string;
let aws: AwsWorkspace;
beforeAll(async () => {
  const script = join(import.meta.dirname, '../fakes/forgetful-sagemaker.ts');
  service = spawn(process.execPath, ['--import', 'tsx', script, '7'], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (service.stdout === null) throw new Error('The service has no output.');
  const [port] = await once(createInterface({ input: service.stdout }), 'line');
  address = `http://127.0.0.1:${port}`;
  aws = createAwsWorkspace({
    region: 'eu-west-1',
    accountId: '123456789012',
    endpoint: address,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  });
});
afterAll(async () => {
  aws?.close();
  service.kill();
  await once(service, 'exit');
});

const training = (name: string): TrainingSpec =>
  trainingSpecSchema.parse({
    name,
    recipeId: 'r',
    image: 'image:1',
    roleArn,
    hyperParameters: { epochs: '1' },
    environment: {},
    inputs: [{ channel: 'train', s3Uri: 's3://bucket/train', contentType: 'text/csv' }],
    outputS3Uri: 's3://bucket/output',
    checkpointS3Uri: null,
    metricDefinitions: [],
    instanceType: 'ml.m5.large',
    instanceCount: 1,
    volumeGb: 1,
    maxRuntimeSeconds: 60,
    spot: false,
    tags: {},
  });
const processing = (name: string): ProcessingSpec => ({
  name,
  image: 'image:1',
  entrypoint: ['run'],
  arguments: [],
  environment: {},
  inputs: [],
  outputs: [{ name: 'out', s3Uri: 's3://bucket/out', localPath: '/opt/ml/processing/output' }],
  roleArn,
  instanceType: 'ml.m5.large',
  volumeGb: 1,
  maxRuntimeSeconds: 600,
  tags: {},
});

type Creation = () => Promise<{ readonly kind: 'created' | 'rejected' | 'unknown'; readonly failure?: unknown }>;

const creations: readonly (readonly [string, Creation])[] = [
  ...numbered(wanted.training).map((index): [string, Creation] => {
    const name = `train-${index}`;
    const options = { service: serviceOf('trainingJobs'), isSame: isSameJob, noun: 'training job', clock, signal };
    return [`TrainingJob/${name}`, () => createExactlyOnce(training(name), options)];
  }),
  ...numbered(wanted.processing).map((index): [string, Creation] => {
    const name = `process-${index}`;
    const options = { service: serviceOf('processingJobs'), isSame: isSameProcessingJob, noun: 'job', clock, signal };
    return [`ProcessingJob/${name}`, () => createExactlyOnce(processing(name), options)];
  }),
  ...numbered(wanted.deployments).flatMap((index) =>
    [0, 1, 2].map((step): [string, Creation] => {
      const deployment = deploymentOf(`e-${index}`, [1], roleArn);
      const key = [`Model/e-${index}-model-1`, `EndpointConfig/e-${index}-config`, `Endpoint/e-${index}`][step] ?? '';
      return [
        key,
        async () => (await deploySteps(aws.endpoints, deployment)[step]?.run(clock, signal)) ?? { kind: 'unknown' },
      ];
    }),
  ),
  ...numbered(wanted.packages).map((index): [string, Creation] => [
    `Package/${index}`,
    () => registerOnce(aws.registry, newPackage(index), clock, signal),
  ]),
];

it('ten thousand creations over a network that loses a third of them leave exactly one thing each', async () => {
  expect(creations).toHaveLength(10_000);
  const outcomes = { created: 0, rejected: 0, unknown: 0 };
  const queue = creations.values();
  const work = async (): Promise<void> => {
    for (const [key, create] of queue) {
      // What nobody could tell stays in the journal, which asks again with the same name or token.
      let outcome = await create();
      for (let again = 0; outcome.kind === 'unknown' && again < 5; again += 1) outcome = await create();
      outcomes[outcome.kind] += 1;
      if (outcome.kind !== 'created') throw new Error(`${key}: ${JSON.stringify(outcome)}`);
    }
  };
  await Promise.all(Array.from({ length: abreast }, work));
  expect(outcomes).toEqual({ created: 10_000, rejected: 0, unknown: 0 });
  const made = new Map((await (await fetch(`${address}/made`)).json()) as [string, number][]);
  expect(made.size).toBe(10_000);
  expect([...made.values()].every((times) => times === 1)).toBe(true);
  expect(creations.every(([key]) => made.has(key))).toBe(true);
});

function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** The service when it is called: the address is known only once the service listens. */
function serviceOf<K extends 'trainingJobs' | 'processingJobs'>(kind: K) {
  return {
    create: (spec: never) => aws[kind].create(spec),
    describe: (name: string) => aws[kind].describe(name),
  } as Pick<AwsWorkspace[K], 'create' | 'describe'>;
}

/** Ten versions a group. */
function newPackage(index: number) {
  const token = `token-${index}`;
  return {
    group: `group-${Math.floor(index / 10)}`,
    clientToken: token,
    description: null,
    image: 'image:1',
    modelDataUrl: 's3://bucket/model.tar.gz',
    contentTypes: ['application/json'],
    responseTypes: ['application/json'],
    environment: {},
    metricsS3Uri: null,
    metadata: { 'upside.request': token, 'test.wanted': String(index) },
    approval: 'PendingManualApproval' as const,
  };
}
