import { describe, expect, it } from 'vitest';
import { plainTraining, type TrainingSpec } from '../../../shared/model/training-spec';
import { describedJob } from '../../../tests/fakes/described-job';
import { isSameJob } from './same-job';

const spec: TrainingSpec = {
  ...plainTraining,
  name: 'job-1',
  recipeId: 'r',
  image: 'image',
  roleArn: 'arn:aws:iam::123456789012:role/train',
  hyperParameters: { epochs: '3' },
  environment: { A: '1' },
  inputs: [{ channel: 'train', s3Uri: 's3://b/train', contentType: null }],
  outputS3Uri: 's3://b/out',
  outputKmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/1a',
  checkpointS3Uri: 's3://b/checkpoints',
  metricDefinitions: [],
  instanceType: 'ml.m5.xlarge',
  instanceCount: 2,
  volumeGb: 30,
  volumeKmsKeyId: 'alias/volume',
  maxRuntimeSeconds: 3_600,
  spot: true,
  maxWaitSeconds: 7_200,
  retryAttempts: 2,
  network: { subnetIds: ['subnet-1', 'subnet-2'], securityGroupIds: ['sg-1'], isolation: true, encryptTraffic: true },
  script: { sourceS3Uri: 's3://b/code/sourcedir.tar.gz', entryPoint: 'train.py' },
  distribution: { kind: 'torchrun' },
  tags: {},
};

describe('a described job', () => {
  it('is the one asked for, in whatever order the service lists its network', () => {
    const network = { ...spec.network, subnetIds: ['subnet-2', 'subnet-1'] };
    expect(isSameJob({ ...describedJob(spec), network }, spec)).toBe(true);
  });

  it('is known by its key whichever way the key is named', () => {
    const job = {
      ...describedJob(spec),
      outputKmsKeyId: '1a',
      volumeKmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/9z',
    };
    expect(isSameJob(job, spec)).toBe(true);
    expect(isSameJob({ ...job, outputKmsKeyId: '2b' }, spec)).toBe(false);
    expect(isSameJob({ ...job, volumeKmsKeyId: null }, spec)).toBe(false);
  });

  it.each<[string, Partial<TrainingSpec>]>([
    ['wait', { maxWaitSeconds: 7_201 }],
    ['retries', { retryAttempts: null }],
    ['subnets', { network: { ...spec.network, subnetIds: ['subnet-1'] } }],
    ['isolation', { network: { ...spec.network, isolation: false } }],
    ['encryption', { network: { ...spec.network, encryptTraffic: false } }],
    ['input mode', { inputMode: 'FastFile' }],
    ['compression', { outputCompression: 'NONE' }],
    ['checkpoint folder', { checkpointLocalPath: '/opt/ml/elsewhere' }],
    ['script', { script: { sourceS3Uri: 's3://b/code/sourcedir.tar.gz', entryPoint: 'other.py' } }],
    ['launcher', { distribution: { kind: 'none' } }],
  ])('is another one when its %s differs', (_what, changes) => {
    expect(isSameJob(describedJob({ ...spec, ...changes }), spec)).toBe(false);
  });

  it('is the same whether or not it names a default', () => {
    const plain: TrainingSpec = { ...spec, spot: false, maxWaitSeconds: null };
    const job = { ...describedJob(plain), maxWaitSeconds: 3_600, checkpointLocalPath: '/opt/ml/checkpoints' };
    expect(isSameJob(job, plain)).toBe(true);
    expect(isSameJob({ ...describedJob(spec), maxWaitSeconds: 3_600 }, { ...spec, maxWaitSeconds: null })).toBe(true);
  });
});
