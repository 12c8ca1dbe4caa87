import type { AwsWorkspace } from '../../electron/domains/aws-ports';
import { deploySteps } from '../../electron/domains/endpoints/deploy-steps';
import { isSameJob } from '../../electron/domains/jobs/same-job';
import type { Clock } from '../../electron/domains/platform-ports';
import { isSameProcessingJob } from '../../electron/domains/processing/same-job';
import { registerOnce } from '../../electron/domains/registry/register-once';
import { createExactlyOnce } from '../../electron/domains/runs/create-once';
import type { OnSlowed } from '../../electron/domains/workspace/slowed';
import type { ProcessingSpec } from '../../shared/model/processing-job';
import { type TrainingSpec, trainingSpecSchema } from '../../shared/model/training-spec';
import { deploymentOf } from './endpoint-desk';

const roleArn = 'arn:aws:iam::123456789012:role/work';

export interface Circumstances {
  readonly aws: AwsWorkspace;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onSlowed?: OnSlowed;
}

/** One thing to be made, by the product's own code, under the key the counting service gives it. */
export interface Creation {
  readonly key: string;
  make(
    circumstances: Circumstances,
  ): Promise<{ readonly kind: 'created' | 'rejected' | 'unknown'; readonly failure?: unknown }>;
}

export function trainingCreation(index: number): Creation {
  const name = `train-${index}`;
  return {
    key: `TrainingJob/${name}`,
    make: ({ aws, ...more }) =>
      createExactlyOnce(training(name), {
        ...more,
        service: aws.trainingJobs,
        isSame: isSameJob,
        noun: 'training job',
      }),
  };
}

export function processingCreation(index: number): Creation {
  const name = `process-${index}`;
  return {
    key: `ProcessingJob/${name}`,
    make: ({ aws, ...more }) =>
      createExactlyOnce(processing(name), {
        ...more,
        service: aws.processingJobs,
        isSame: isSameProcessingJob,
        noun: 'processing job',
      }),
  };
}

/** Model, configuration and endpoint. */
export function deploymentCreations(index: number): readonly Creation[] {
  const keys = [`Model/e-${index}-model-1`, `EndpointConfig/e-${index}-config`, `Endpoint/e-${index}`];
  return keys.map((key, step) => ({
    key,
    make: async ({ aws, clock, onSlowed, signal }) => {
      const taken = deploySteps(aws.endpoints, deploymentOf(`e-${index}`, [1], roleArn))[step];
      if (taken === undefined) throw new Error(`A deployment has no step ${step}.`);
      return taken.run(clock, signal, onSlowed);
    },
  }));
}

export function packageCreation(index: number): Creation {
  return {
    key: `Package/${index}`,
    make: ({ aws, clock, onSlowed, signal }) => registerOnce(aws.registry, newPackage(index), clock, signal, onSlowed),
  };
}

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
