import { expect, it } from 'vitest';
import { trustedServices } from '../../aws/trust-policy';
import { parseEcrImage } from './ecr-image';
import { policyFor } from './policy';

it('allows exactly what is missing, by sets of resources, and hands a role to SageMaker only', () => {
  const job = 'arn:aws:sagemaker:us-east-1:123456789012:training-job/x';
  const role = 'arn:aws:iam::123456789012:role/train';
  const policy = policyFor([
    { action: 'sagemaker:DescribeTrainingJob', resource: job },
    { action: 'sagemaker:CreateTrainingJob', resource: job },
    { action: 'iam:PassRole', resource: role },
    { action: 's3:GetObject', resource: 'arn:aws:s3:::a/*' },
    { action: 's3:GetObject', resource: 'arn:aws:s3:::b/*' },
  ]);
  expect(JSON.parse(policy)).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['sagemaker:CreateTrainingJob', 'sagemaker:DescribeTrainingJob'], Resource: [job] },
      {
        Effect: 'Allow',
        Action: ['iam:PassRole'],
        Resource: [role],
        Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
      },
      { Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'] },
    ],
  });
});

it.each([
  [
    'one service',
    { Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' }, Action: 'sts:AssumeRole' },
    true,
  ],
  [
    'several',
    {
      Effect: 'Allow',
      Principal: { Service: ['ec2.amazonaws.com', 'sagemaker.amazonaws.com'] },
      Action: ['sts:AssumeRole'],
    },
    true,
  ],
  ['a denial', { Effect: 'Deny', Principal: { Service: 'sagemaker.amazonaws.com' }, Action: 'sts:AssumeRole' }, false],
  [
    'another action',
    { Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' }, Action: 'sts:TagSession' },
    false,
  ],
  [
    'an account',
    { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: 'sts:AssumeRole' },
    false,
  ],
])('reads from a trust policy whom it trusts: %s', (_what, Statement, trusts) => {
  const document = encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement }));
  expect(trustedServices(document).includes('sagemaker.amazonaws.com')).toBe(trusts);
  expect(trustedServices('%7Bnot json')).toEqual([]);
});

it('knows images of ECR by their names, and others not', () => {
  const digest = `sha256:${'0'.repeat(64)}`;
  const at = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/train';
  expect(parseEcrImage(`${at}:7`)).toMatchObject({
    region: 'eu-west-1',
    repository: 'team/train',
    tag: '7',
    digest: null,
  });
  expect(parseEcrImage(at)).toMatchObject({ tag: 'latest', digest: null });
  expect(parseEcrImage(`${at}@${digest}`)).toMatchObject({ tag: null, digest });
  expect(parseEcrImage('public.ecr.aws/docker/library/python:3')).toBeNull();
  expect(parseEcrImage('upside.local/location-classifier:1')).toBeNull();
});
