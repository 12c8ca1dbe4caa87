import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ControlBench, jobRequest, settled } from './testing/control-bench';

let bench: ControlBench;
beforeEach(() => {
  bench = new ControlBench();
});
afterEach(() => bench.close());

const artifact = 's3://bucket/out/a/output/model.tar.gz';
const transitions = (description: Record<string, unknown>) =>
  (description.SecondaryStatusTransitions as { Status: string; StatusMessage: string }[]).map(({ Status }) => Status);

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
    expect(description.SecondaryStatusTransitions).toEqual([
      {
        Status: 'Starting',
        StartTime: new Date(begin),
        EndTime: new Date(begin + 1000),
        StatusMessage: 'Starting the training job',
      },
      {
        Status: 'Pending',
        StartTime: new Date(begin + 1000),
        EndTime: new Date(begin + 5000),
        StatusMessage: 'Waiting for a CPU slot',
      },
      {
        Status: 'Downloading',
        StartTime: new Date(begin + 5000),
        EndTime: new Date(begin + 7000),
        StatusMessage: 'Downloading input data',
      },
      {
        Status: 'Training',
        StartTime: new Date(begin + 7000),
        EndTime: new Date(begin + 17_000),
        StatusMessage: 'Training image download completed. Training in progress.',
      },
      {
        Status: 'Uploading',
        StartTime: new Date(begin + 17_000),
        EndTime: new Date(begin + 18_000),
        StatusMessage: 'Uploading generated training model',
      },
      {
        Status: 'Completed',
        StartTime: new Date(begin + 18_000),
        EndTime: new Date(begin + 18_000),
        StatusMessage: 'Training job completed',
      },
    ]);
  });

  it('does not bill an interruption', async () => {
    await bench.send(
      'CreateTrainingJob',
      jobRequest('a', {
        EnableManagedSpotTraining: true,
        StoppingCondition: { MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 600 },
      }),
    );
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
    expect(description.FailureReason).toHaveLength(1024);
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
    expect(await bench.describe('a')).toMatchObject({
      TrainingJobStatus: 'Stopped',
      SecondaryStatus: 'MaxRuntimeExceeded',
    });
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
    expect(await bench.failure('DeleteTrainingJob', { TrainingJobName: 'a' })).toMatch(
      /^ResourceInUse: .* in status InProgress\.$/,
    );
    bench.runtime.last.observer.metric('m', 1, 1);
    bench.runtime.last.finish({ kind: 'completed', artifactS3Uri: artifact });
    await settled();
    expect(await bench.send('DeleteTrainingJob', { TrainingJobName: 'a' })).toEqual({});
    expect(await bench.failure('DescribeTrainingJob', { TrainingJobName: 'a' })).toContain(
      'Requested resource not found.',
    );
    expect(await bench.failure('DeleteTrainingJob', { TrainingJobName: 'a' })).toBe(
      'ResourceNotFound: Requested resource not found.',
    );
    const { TrainingJobArn } = await bench.send('CreateTrainingJob', jobRequest('a'));
    expect(await bench.send('ListTags', { ResourceArn: TrainingJobArn })).toEqual({ Tags: [] });
    expect((await bench.describe('a')).FinalMetricDataList).toBeUndefined();
  });
});
