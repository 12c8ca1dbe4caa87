import { expect, it } from 'vitest';
import type { ProcessingJob, ProcessingSpec } from '../../../shared/model/processing-job';
import { builtInSpec } from './built-in-spec';
import { isSameProcessingJob } from './same-job';

const asked: ProcessingSpec = builtInSpec(
  { roleArn: 'arn:aws:iam::123456789012:role/Runner' },
  {
    name: 'prepare-town',
    program: 'prepare-dialogue',
    inputs: { raw: 's3://data/town/raw/', options: 's3://data/town/options' },
    outputs: { prepared: 's3://data/town/prepared' },
    environment: { UPSIDE_DATASET: 'town' },
    tags: { 'upside:dataset': 'town' },
  },
);
const job: ProcessingJob = {
  name: asked.name,
  arn: 'arn:aws:sagemaker:us-east-1:123456789012:processing-job/prepare-town',
  status: 'InProgress',
  createdAt: 1,
  modifiedAt: 1,
  startedAt: null,
  endedAt: null,
  statusMessage: null,
  failureReason: null,
  program: asked.image,
  // As a service describes it: in another order, with other slashes, and without tags.
  spec: {
    ...asked,
    inputs: [...asked.inputs].reverse().map((one) => ({ ...one, s3Uri: one.s3Uri.replace(/\/$/, '') })),
    tags: {},
  },
};

it('knows its own job however the service orders what it was given', () => {
  expect(isSameProcessingJob(job, asked)).toBe(true);
});

const changes: readonly Partial<ProcessingSpec>[] = [
  { name: 'prepare-harbour' },
  { image: 'upside.local/theme-classifier:1' },
  { roleArn: 'arn:aws:iam::123456789012:role/another' },
  { environment: { UPSIDE_DATASET: 'harbour' } },
  { environment: {} },
  { inputs: asked.inputs.slice(1) },
  { outputs: asked.outputs.map((one) => ({ ...one, s3Uri: 's3://data/harbour/prepared' })) },
  { arguments: ['--seed'] },
  { entrypoint: ['python3'] },
  { instanceType: 'ml.m5.xlarge' },
  { volumeGb: 31 },
  { maxRuntimeSeconds: 60 },
];
it.each(changes)('takes a job for another when it differs in %o', (change) => {
  expect(isSameProcessingJob({ ...job, spec: { ...job.spec, ...change } }, asked)).toBe(false);
});

it('asks for a built-in program as the local workspace runs it', () => {
  expect(asked).toMatchObject({
    image: 'upside.local/prepare-dialogue:1',
    entrypoint: [],
    arguments: [],
    inputs: [
      { name: 'raw', localPath: '/opt/ml/processing/input/raw' },
      { name: 'options', localPath: '/opt/ml/processing/input/options' },
    ],
    outputs: [{ name: 'prepared', localPath: '/opt/ml/processing/output/prepared' }],
    roleArn: 'arn:aws:iam::123456789012:role/Runner',
    instanceType: 'ml.m5.large',
    volumeGb: 30,
    maxRuntimeSeconds: 3_600,
  });
});
