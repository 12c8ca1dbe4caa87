import { expect, it } from 'vitest';
import { plainTraining, type TrainingSpec } from '../../../shared/model/training-spec';
import { roleWishes } from './checks/role';
import { planOfTraining } from './launch-plan';

const scope = { workspaceId: 'w', accountId: '123456789012', region: 'eu-west-1', bucket: 'b', roleArn: '' };
const spec: TrainingSpec = {
  ...plainTraining,
  name: 'Job-1',
  recipeId: 'r',
  image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/train:1',
  roleArn: 'arn:aws:iam::123456789012:role/train',
  hyperParameters: {},
  environment: {},
  inputs: [{ channel: 'train', s3Uri: 's3://data/train.csv', contentType: null }],
  outputS3Uri: 's3://data/out/',
  checkpointS3Uri: 's3://data',
  metricDefinitions: [],
  instanceType: 'ml.m5.large',
  instanceCount: 1,
  volumeGb: 10,
  maxRuntimeSeconds: 60,
  spot: false,
  tags: { team: 'x' },
};

it('names the calls a training job needs, on the job and the role alone', () => {
  expect(planOfTraining(scope, spec).calls).toEqual([
    { action: 'sagemaker:CreateTrainingJob', resource: 'arn:aws:sagemaker:eu-west-1:123456789012:training-job/job-1' },
    {
      action: 'sagemaker:DescribeTrainingJob',
      resource: 'arn:aws:sagemaker:eu-west-1:123456789012:training-job/job-1',
    },
    { action: 'sagemaker:AddTags', resource: 'arn:aws:sagemaker:eu-west-1:123456789012:training-job/job-1' },
    { action: 'iam:PassRole', resource: spec.roleArn },
  ]);
});

it('takes network, keys, warm pool and input mode of the job into account', () => {
  const plan = planOfTraining(scope, {
    ...spec,
    inputMode: 'FastFile',
    keepAliveSeconds: 600,
    volumeKmsKeyId: '1234abcd',
    outputKmsKeyId: 'alias/training',
    network: { ...plainTraining.network, subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] },
  });
  expect(plan).toMatchObject({
    volumeGb: null,
    warmPool: true,
    network: { securityGroupIds: ['sg-1'] },
    kmsKeys: ['arn:aws:kms:eu-west-1:123456789012:key/1234abcd'],
  });
  const wishes = roleWishes(plan, scope).map(({ action }) => action);
  expect(wishes).toEqual(expect.arrayContaining(['ec2:CreateNetworkInterface', 'kms:Decrypt']));
  expect(roleWishes(planOfTraining(scope, spec), scope).map(({ action }) => action)).not.toContain('kms:Decrypt');
});

it('lets the role read a prefix and write below its places', () => {
  const resources = roleWishes(planOfTraining(scope, spec), scope)
    .filter(({ action }) => /Object$/.test(action))
    .map(({ resource }) => resource);
  expect(resources).toEqual(['arn:aws:s3:::data/train.csv*', 'arn:aws:s3:::data/out/*', 'arn:aws:s3:::data/*']);
});
