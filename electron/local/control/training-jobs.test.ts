import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ControlBench, jobRequest, settled } from './testing/control-bench';

let bench: ControlBench;
beforeEach(() => {
  bench = new ControlBench();
});
afterEach(() => bench.close());

const artifact = 's3://bucket/out/a/output/model.tar.gz';
const transitions = (description: Record<string, unknown>) =>
  (description['SecondaryStatusTransitions'] as { Status: string; StatusMessage: string }[]).map(({ Status }) => Status);

describe('CreateTrainingJob', () => {
  it('acknowledges with the ARN and starts what was asked', async () => {
    const request = jobRequest('My-Job', {
      HyperParameters: { epochs: '3' },
      CheckpointConfig: { S3Uri: 's3://bucket/checkpoints' },
      InputDataConfig: [
        { ChannelName: 'train', DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://bucket/train' } }, ContentType: 'text/csv' },
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
    });
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
    ['waiting time without spot', { StoppingCondition: { MaxWaitTimeInSeconds: 9 } }, 'Invalid MaxWaitTimeInSeconds. It is only supported when EnableManagedSpotTraining is set to true'],
    ['spot without waiting time', { EnableManagedSpotTraining: true }, 'It must be present and be greater than or equal to MaxRuntimeInSeconds'],
    ['too short a waiting time', { EnableManagedSpotTraining: true, StoppingCondition: { MaxRuntimeInSeconds: 9, MaxWaitTimeInSeconds: 8 } }, 'Invalid MaxWaitTimeInSeconds'],
    ['too long a run', { StoppingCondition: { MaxRuntimeInSeconds: 2_419_201 } }, "ResourceLimitExceeded: The account-level service limit 'Longest run time for a training job'"],
    ['another account', { RoleArn: 'arn:aws:iam::000000000000:role/x' }, 'AccessDeniedException: Cross-account pass role is not allowed.'],
    ['no output bucket', { OutputDataConfig: { S3OutputPath: 's3://nowhere/x' } }, 'Could not access the S3 bucket of the S3 URL "s3://nowhere/x"'],
    ['no checkpoint bucket', { CheckpointConfig: { S3Uri: 's3://nowhere/x' } }, 'given in checkpoint config'],
    ['no resources', { ResourceConfig: null, AlgorithmSpecification: null }, "2 validation errors detected: Value null at 'algorithmSpecification'"],
    ['image and name', { AlgorithmSpecification: { TrainingInputMode: 'File' } }, 'Exactly one of TrainingImage and AlgorithmName'],
    ['a tag twice', { Tags: [{ Key: 'a', Value: '1' }, { Key: 'a', Value: '2' }] }, 'Tag keys must be unique'],
    ['a reserved tag', { Tags: [{ Key: 'aws:a', Value: '1' }] }, 'aws: prefixed tag key names are not allowed for external use.'],
  ])('refuses %s and keeps nothing', async (_, more, message) => {
    expect(await bench.failure('CreateTrainingJob', jobRequest('a', more))).toContain(message);
    expect(await bench.failure('DescribeTrainingJob', { TrainingJobName: 'a' })).toBe('ValidationException: Requested resource not found.');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an algorithm by name', { AlgorithmSpecification: { TrainingInputMode: 'File', AlgorithmName: 'mine' } }, 'algorithms by name'],
    ['uncompressed output', { OutputDataConfig: { S3OutputPath: 's3://bucket', CompressionType: 'NONE' } }, 'uncompressed output'],
  ])('accepts %s, which then fails with its reason', async (_, more, reason) => {
    await bench.send('CreateTrainingJob', jobRequest('a', more));
    await settled();
    const description = await bench.describe('a');
    expect(description).toMatchObject({ TrainingJobStatus: 'Failed', SecondaryStatus: 'Failed' });
    expect(description['FailureReason']).toContain(reason);
    expect(description['TrainingTimeInSeconds']).toBeUndefined();
    expect(bench.runtime.runs).toHaveLength(0);
  });
});

describe('the life of a job', () => {
  it('is told in phases with their times, metrics and billed seconds', async () => {
    await bench.send('CreateTrainingJob', jobRequest('a'));
    const { observer, finish } = bench.runtime.last;
    const begin = bench.now;
    const at = (seconds: number) => {
      bench.now = begin + seconds * 1000;
    };
    at(1);
    observer.phase('Pending', 'Waiting for a CPU slot');
    at(5);
    observer.phase('Downloading', 'Downloading input data');
    at(7);
    observer.phase('Training', 'Training in progress');
    observer.phase('Training', 'Training image download completed. Training in progress.');
    observer.metric('train:loss', 0.5, bench.now);
    observer.metric('train:loss', 0.25, bench.now + 1);
    observer.metric('bad', Number.NaN, bench.now);
    at(17);
    observer.phase('Uploading', 'Uploading generated training model');
    at(18);
    finish({ kind: 'completed', artifactS3Uri: artifact });
    await settled();
    const description = await bench.describe('a');
    expect(description).toMatchObject({
      TrainingJobStatus: 'Completed',
      SecondaryStatus: 'Completed',
      ModelArtifacts: { S3ModelArtifacts: artifact },
      CreationTime: new Date(begin),
      TrainingStartTime: new Date(begin + 5000),
      TrainingEndTime: new Date(begin + 18_000),
      LastModifiedTime: new Date(begin + 18_000),
      TrainingTimeInSeconds: 13,
      BillableTimeInSeconds: 13,
      EnableNetworkIsolation: false,
      EnableManagedSpotTraining: false,
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
      FinalMetricDataList: [{ MetricName: 'train:loss', Value: 0.25, Timestamp: new Date(begin + 7001) }],
    });
    expect(description['SecondaryStatusTransitions']).toEqual([
      { Status: 'Starting', StartTime: new Date(begin), EndTime: new Date(begin + 1000), StatusMessage: 'Starting the training job' },
      { Status: 'Pending', StartTime: new Date(begin + 1000), EndTime: new Date(begin + 5000), StatusMessage: 'Waiting for a CPU slot' },
      { Status: 'Downloading', StartTime: new Date(begin + 5000), EndTime: new Date(begin + 7000), StatusMessage: 'Downloading input data' },
      { Status: 'Training', StartTime: new Date(begin + 7000), EndTime: new Date(begin + 17_000), StatusMessage: 'Training image download completed. Training in progress.' },
      { Status: 'Uploading', StartTime: new Date(begin + 17_000), EndTime: new Date(begin + 18_000), StatusMessage: 'Uploading generated training model' },
      { Status: 'Completed', StartTime: new Date(begin + 18_000), EndTime: new Date(begin + 18_000), StatusMessage: 'Training job completed' },
    ]);
  });

  it('does not bill an interruption', async () => {
    await bench.send('CreateTrainingJob', jobRequest('a', { EnableManagedSpotTraining: true, StoppingCondition: { MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 600 } }));
    const { observer, finish } = bench.runtime.last;
    for (const phase of ['Training', 'Interrupted', 'Starting', 'Training'] as const) {
      observer.phase(phase, phase);
      bench.now += 10_000;
    }
    finish({ kind: 'completed', artifactS3Uri: artifact });
    await settled();
    expect(await bench.describe('a')).toMatchObject({ TrainingTimeInSeconds: 40, BillableTimeInSeconds: 20 });
  });

  it('fails with the reason of the runtime, cut to what the service allows', async () => {
    await bench.send('CreateTrainingJob', jobRequest('a'));
    bench.runtime.last.finish({ kind: 'failed', reason: `AlgorithmError: ${'x'.repeat(2000)}` });
    await settled();
    const description = await bench.describe('a');
    expect(description).toMatchObject({ TrainingJobStatus: 'Failed', SecondaryStatus: 'Failed' });
    expect(description['FailureReason']).toHaveLength(1024);
  });

  it('stops when told, and never goes back to training', async () => {
    await bench.send('CreateTrainingJob', jobRequest('a'));
    const { observer, finish, stop } = bench.runtime.last;
    observer.phase('Downloading', 'd');
    expect(await bench.send('StopTrainingJob', { TrainingJobName: 'a' })).toEqual({});
    expect(stop.aborted).toBe(true);
    expect(await bench.describe('a')).toMatchObject({ TrainingJobStatus: 'Stopping', SecondaryStatus: 'Stopping' });
    expect(await bench.send('StopTrainingJob', { TrainingJobName: 'a' })).toEqual({});
    observer.phase('Training', 'late');
    observer.phase('Uploading', 'u');
    expect(await bench.describe('a')).toMatchObject({ TrainingJobStatus: 'Stopping', SecondaryStatus: 'Uploading' });
    finish({ kind: 'stopped', why: 'requested', artifactS3Uri: artifact });
    await settled();
    const description = await bench.describe('a');
    expect(description).toMatchObject({ TrainingJobStatus: 'Stopped', SecondaryStatus: 'Stopped' });
    expect(transitions(description)).toEqual(['Starting', 'Downloading', 'Stopping', 'Uploading', 'Stopped']);
    expect(await bench.failure('StopTrainingJob', { TrainingJobName: 'a' })).toBe(
      'ValidationException: The request was rejected because the training job is in status Stopped.',
    );
  });

  it('ends Stopped when it finished on its own after the stop was acknowledged', async () => {
    await bench.send('CreateTrainingJob', jobRequest('a'));
    await bench.send('StopTrainingJob', { TrainingJobName: 'a' });
    bench.runtime.last.finish({ kind: 'completed', artifactS3Uri: artifact });
    await settled();
    expect(await bench.describe('a')).toMatchObject({ TrainingJobStatus: 'Stopped' });
  });

  it('names the limit that ended it', async () => {
    await bench.send('CreateTrainingJob', jobRequest('a'));
    const { observer, finish } = bench.runtime.last;
    observer.phase('Training', 't');
    observer.phase('MaxRuntimeExceeded', 'm');
    expect(await bench.describe('a')).toMatchObject({ TrainingJobStatus: 'Stopping', SecondaryStatus: 'Stopping' });
    finish({ kind: 'stopped', why: 'max-runtime', artifactS3Uri: null });
    await settled();
    expect(await bench.describe('a')).toMatchObject({ TrainingJobStatus: 'Stopped', SecondaryStatus: 'MaxRuntimeExceeded' });
  });

  it('is retried after an internal error as often as it asked', async () => {
    await bench.send('CreateTrainingJob', jobRequest('a', { RetryStrategy: { MaximumRetryAttempts: 1 } }));
    bench.runtime.last.fail(new Error('fork failed'));
    await settled();
    expect(bench.runtime.runs.map(({ spec }) => spec.attempt)).toEqual([1, 2]);
    expect(await bench.describe('a')).toMatchObject({ TrainingJobStatus: 'InProgress', SecondaryStatus: 'Restarting' });
    bench.runtime.last.fail(new Error('fork failed'));
    await settled();
    expect(await bench.describe('a')).toMatchObject({
      TrainingJobStatus: 'Failed',
      FailureReason: 'InternalServerError: the local workspace could not run the job: fork failed',
    });
  });
});

describe('DeleteTrainingJob', () => {
  it('forgets an ended job with its tags and frees its name', async () => {
    await bench.send('CreateTrainingJob', jobRequest('a', { Tags: [{ Key: 'k', Value: 'v' }] }));
    expect(await bench.failure('DeleteTrainingJob', { TrainingJobName: 'a' })).toMatch(/^ResourceInUse: .* in status InProgress\.$/);
    bench.runtime.last.observer.metric('m', 1, 1);
    bench.runtime.last.finish({ kind: 'completed', artifactS3Uri: artifact });
    await settled();
    expect(await bench.send('DeleteTrainingJob', { TrainingJobName: 'a' })).toEqual({});
    expect(await bench.failure('DescribeTrainingJob', { TrainingJobName: 'a' })).toContain('Requested resource not found.');
    expect(await bench.failure('DeleteTrainingJob', { TrainingJobName: 'a' })).toBe('ResourceNotFound: Requested resource not found.');
    const { TrainingJobArn } = await bench.send('CreateTrainingJob', jobRequest('a'));
    expect(await bench.send('ListTags', { ResourceArn: TrainingJobArn })).toEqual({ Tags: [] });
    expect((await bench.describe('a'))['FinalMetricDataList']).toBeUndefined();
  });
});
