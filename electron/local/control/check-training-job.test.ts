import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ControlBench, jobRequest, settled } from './testing/control-bench';

let bench: ControlBench;
beforeEach(() => {
  bench = new ControlBench();
});
afterEach(() => bench.close());

describe('CreateTrainingJob', () => {
  it('acknowledges with the ARN and starts what was asked', async () => {
    const request = jobRequest('My-Job', {
      HyperParameters: { epochs: '3' },
      CheckpointConfig: { S3Uri: 's3://bucket/checkpoints' },
      InputDataConfig: [
        {
          ChannelName: 'train',
          DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://bucket/train' } },
          ContentType: 'text/csv',
        },
      ],
      Environment: null,
    });
    expect(await bench.send('CreateTrainingJob', request)).toEqual({
      TrainingJobArn: 'arn:aws:sagemaker:us-east-1:123456789012:training-job/my-job',
    });
    expect(bench.runtime.last.spec).toEqual({
      jobName: 'My-Job',
      jobArn: 'arn:aws:sagemaker:us-east-1:123456789012:training-job/my-job',
      attempt: 1,
      region: 'us-east-1',
      image: 'upside.local/location-classifier:1',
      entrypoint: [],
      arguments: [],
      metricDefinitions: [],
      hyperParameters: { epochs: '3' },
      environment: {},
      channels: [
        {
          name: 'train',
          s3Uri: 's3://bucket/train',
          s3DataType: 'S3Prefix',
          contentType: 'text/csv',
          compression: 'None',
          inputMode: 'File',
          recordWrapper: 'None',
          distribution: 'FullyReplicated',
        },
      ],
      outputS3Uri: 's3://bucket/out/',
      checkpoint: { s3Uri: 's3://bucket/checkpoints', localPath: '/opt/ml/checkpoints' },
      instanceType: 'ml.m5.large',
      instanceCount: 1,
      volumeGb: 5,
      maxRuntimeSeconds: 3600,
      notEnforced: [],
    });
  });

  it('describes what it does not enforce, and has the job told of it', async () => {
    const asked = {
      VpcConfig: { SecurityGroupIds: ['sg-1'], Subnets: ['subnet-1', 'subnet-2'] },
      EnableNetworkIsolation: true,
      EnableInterContainerTrafficEncryption: true,
      RetryStrategy: { MaximumRetryAttempts: 3 },
    };
    const OutputDataConfig = { S3OutputPath: 's3://bucket/out', KmsKeyId: 'alias/output' };
    const ResourceConfig = {
      InstanceType: 'ml.m5.large',
      InstanceCount: 1,
      VolumeSizeInGB: 5,
      VolumeKmsKeyId: 'alias/volume',
      KeepAlivePeriodInSeconds: 600,
    };
    await bench.send('CreateTrainingJob', jobRequest('a', { ...asked, OutputDataConfig, ResourceConfig }));
    expect(await bench.describe('a')).toMatchObject({ ...asked, OutputDataConfig, ResourceConfig });
    expect(bench.runtime.last.spec.notEnforced).toEqual([
      'VpcConfig',
      'EnableNetworkIsolation',
      'EnableInterContainerTrafficEncryption',
      'VolumeKmsKeyId',
      'OutputDataConfig.KmsKeyId',
      'KeepAlivePeriodInSeconds',
    ]);
  });

  it('gives a name to one of two creates at once', async () => {
    const answers = await Promise.all([1, 2].map(() => bench.failure('CreateTrainingJob', jobRequest('a'))));
    expect(answers.sort()).toEqual([
      'ResourceInUse: Training job names must be unique within an AWS account and region, and a training job with this name already exists (arn:aws:sagemaker:us-east-1:123456789012:training-job/a)',
      'accepted',
    ]);
    expect(bench.runtime.runs).toHaveLength(1);
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'waiting time without spot',
      { StoppingCondition: { MaxWaitTimeInSeconds: 9 } },
      'Invalid MaxWaitTimeInSeconds. It is only supported when EnableManagedSpotTraining is set to true',
    ],
    [
      'spot without waiting time',
      { EnableManagedSpotTraining: true },
      'It must be present and be greater than or equal to MaxRuntimeInSeconds',
    ],
    [
      'too short a waiting time',
      { EnableManagedSpotTraining: true, StoppingCondition: { MaxRuntimeInSeconds: 9, MaxWaitTimeInSeconds: 8 } },
      'Invalid MaxWaitTimeInSeconds',
    ],
    [
      'a warm pool of spot instances',
      {
        EnableManagedSpotTraining: true,
        StoppingCondition: { MaxRuntimeInSeconds: 9, MaxWaitTimeInSeconds: 9 },
        ResourceConfig: { InstanceType: 'ml.m5.large', VolumeSizeInGB: 1, KeepAlivePeriodInSeconds: 60 },
      },
      'Invalid KeepAlivePeriodInSeconds. It is not supported when EnableManagedSpotTraining is set to true',
    ],
    [
      'security groups without subnets',
      { VpcConfig: { SecurityGroupIds: ['sg-1'] } },
      "Value null at 'vpcConfig.subnets' failed to satisfy constraint",
    ],
    [
      'too long a run',
      { StoppingCondition: { MaxRuntimeInSeconds: 2_419_201 } },
      "ResourceLimitExceeded: The account-level service limit 'Longest run time for a training job'",
    ],
    [
      'another account',
      { RoleArn: 'arn:aws:iam::000000000000:role/x' },
      'AccessDeniedException: Cross-account pass role is not allowed.',
    ],
    [
      'no output bucket',
      { OutputDataConfig: { S3OutputPath: 's3://nowhere/x' } },
      'Could not access the S3 bucket of the S3 URL "s3://nowhere/x"',
    ],
    ['no checkpoint bucket', { CheckpointConfig: { S3Uri: 's3://nowhere/x' } }, 'given in checkpoint config'],
    [
      'no resources',
      { ResourceConfig: null, AlgorithmSpecification: null },
      "2 validation errors detected: Value null at 'algorithmSpecification'",
    ],
    [
      'image and name',
      { AlgorithmSpecification: { TrainingInputMode: 'File' } },
      'Exactly one of TrainingImage and AlgorithmName',
    ],
    [
      'a tag twice',
      {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'a', Value: '2' },
        ],
      },
      'Tag keys must be unique',
    ],
    [
      'a reserved tag',
      { Tags: [{ Key: 'aws:a', Value: '1' }] },
      'aws: prefixed tag key names are not allowed for external use.',
    ],
  ])('refuses %s and keeps nothing', async (_, more, message) => {
    expect(await bench.failure('CreateTrainingJob', jobRequest('a', more))).toContain(message);
    expect(await bench.failure('DescribeTrainingJob', { TrainingJobName: 'a' })).toBe(
      'ValidationException: Requested resource not found.',
    );
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'an algorithm by name',
      { AlgorithmSpecification: { TrainingInputMode: 'File', AlgorithmName: 'mine' } },
      'algorithms by name',
    ],
    [
      'uncompressed output',
      { OutputDataConfig: { S3OutputPath: 's3://bucket', CompressionType: 'NONE' } },
      'uncompressed output',
    ],
    [
      'torchrun on several devices',
      { HyperParameters: { sagemaker_torch_distributed_enabled: 'true' } },
      'distributed training (hyperparameter sagemaker_torch_distributed_enabled)',
    ],
  ])('accepts %s, which then fails with its reason', async (_, more, reason) => {
    await bench.send('CreateTrainingJob', jobRequest('a', more));
    await settled();
    const description = await bench.describe('a');
    expect(description).toMatchObject({ TrainingJobStatus: 'Failed', SecondaryStatus: 'Failed' });
    expect(description.FailureReason).toContain(reason);
    expect(description.TrainingTimeInSeconds).toBeUndefined();
    expect(bench.runtime.runs).toHaveLength(0);
  });
});
