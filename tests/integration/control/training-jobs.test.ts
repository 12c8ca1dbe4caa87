import { HeadObjectCommand } from '@aws-sdk/client-s3';
import {
  AddTagsCommand,
  CreateTrainingJobCommand,
  DeleteTrainingJobCommand,
  DescribeTrainingJobCommand,
  ListTagsCommand,
  ListTrainingJobsCommand,
  type ListTrainingJobsCommandInput,
  paginateListTrainingJobs,
  StopTrainingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ControlBench } from './control-bench';

let bench: ControlBench;
beforeAll(async () => {
  bench = await ControlBench.open({ slots: 1 });
});
afterAll(async () => {
  bench?.close();
  await bench?.daemon.stop();
});

/** The name and text of the error the SDK throws. */
async function failure(request: Promise<unknown>): Promise<string> {
  return request.then(
    () => 'accepted',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

const create = (...job: Parameters<ControlBench['job']>) =>
  bench.sagemaker.send(new CreateTrainingJobCommand(bench.job(...job)));
const list = (input: ListTrainingJobsCommandInput) => bench.sagemaker.send(new ListTrainingJobsCommand(input));
const TrainingJobName = 'trained';

describe('training jobs through the SDK', () => {
  it('one trains to its end and can be described in full', async () => {
    const Tags = [{ Key: 'project', Value: 'upside' }];
    const { TrainingJobArn } = await create(TrainingJobName, 2, { Tags });
    expect(TrainingJobArn).toBe(
      `arn:aws:sagemaker:us-east-1:${bench.daemon.accountId}:training-job/${TrainingJobName}`,
    );
    const job = await bench.ended(TrainingJobName);
    expect(job.FailureReason).toBeUndefined();
    expect(job).toMatchObject({
      TrainingJobStatus: 'Completed',
      SecondaryStatus: 'Completed',
      ModelArtifacts: { S3ModelArtifacts: `s3://${bench.bucket}/out/${TrainingJobName}/output/model.tar.gz` },
      HyperParameters: { epochs: '2' },
      ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 5 },
      FinalMetricDataList: [
        { MetricName: 'validation:accuracy', Value: expect.any(Number), Timestamp: expect.any(Date) },
      ],
    });
    const transitions = job.SecondaryStatusTransitions ?? [];
    expect(transitions.map(({ Status }) => Status)).toEqual([
      'Starting',
      'Downloading',
      'Training',
      'Uploading',
      'Completed',
    ]);
    expect(
      transitions.every(
        ({ StartTime, EndTime }) => StartTime !== undefined && EndTime !== undefined && EndTime >= StartTime,
      ),
    ).toBe(true);
    expect(job.BillableTimeInSeconds).toBe(job.TrainingTimeInSeconds);
    await bench.s3.send(
      new HeadObjectCommand({ Bucket: bench.bucket, Key: `out/${TrainingJobName}/output/model.tar.gz` }),
    );
    expect((await bench.sagemaker.send(new ListTagsCommand({ ResourceArn: TrainingJobArn }))).Tags).toEqual(Tags);
  });

  it('one waits visibly for the slot of another, and both can be stopped', async () => {
    await create('runs', 10_000);
    await bench.until('runs', ({ SecondaryStatus }) => SecondaryStatus === 'Training');
    await create('waits', 10_000);
    const waiting = await bench.until('waits', ({ SecondaryStatus }) => SecondaryStatus === 'Pending');
    expect(waiting.SecondaryStatusTransitions?.at(-1)?.StatusMessage).toMatch(/slot/i);
    expect(await failure(bench.sagemaker.send(new DeleteTrainingJobCommand({ TrainingJobName: 'waits' })))).toMatch(
      /^ResourceInUse: /,
    );
    for (const name of ['waits', 'runs']) {
      await bench.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: name }));
      expect(await bench.ended(name)).toMatchObject({ TrainingJobStatus: 'Stopped', SecondaryStatus: 'Stopped' });
    }
    expect((await bench.describe('waits')).TrainingTimeInSeconds).toBeUndefined();
    expect(await failure(bench.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: 'runs' })))).toBe(
      'ValidationException: The request was rejected because the training job is in status Stopped.',
    );
  });

  it('one that exceeds its time is stopped with that status', async () => {
    await create('too-long', 10_000, { StoppingCondition: { MaxRuntimeInSeconds: 1 } });
    expect(await bench.ended('too-long')).toMatchObject({
      TrainingJobStatus: 'Stopped',
      SecondaryStatus: 'MaxRuntimeExceeded',
    });
  });

  it('one that cannot run here is accepted and fails with a reason', async () => {
    const algorithm = {
      TrainingImage: '123456789012.dkr.ecr.us-east-1.amazonaws.com/mine:latest',
      TrainingInputMode: 'File' as const,
    };
    const [channel] = bench.job('x').InputDataConfig ?? [];
    const nothing = { S3DataSource: { S3DataType: 'S3Prefix' as const, S3Uri: `s3://${bench.bucket}/empty/` } };
    await create('image', 1, { AlgorithmSpecification: algorithm });
    await create('two', 1, { ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 2, VolumeSizeInGB: 5 } });
    await create('no-data', 1, { InputDataConfig: [{ ...channel, ChannelName: 'train', DataSource: nothing }] });
    for (const name of ['image', 'two', 'no-data']) {
      const job = await bench.ended(name);
      expect(job, name).toMatchObject({
        TrainingJobStatus: 'Failed',
        FailureReason: expect.stringMatching(/^ClientError: /),
      });
    }
    const transitions = (await bench.describe('no-data')).SecondaryStatusTransitions ?? [];
    expect(transitions.map(({ Status }) => Status)).toEqual(['Starting', 'Downloading', 'Failed']);
  });

  it('of two creates of one name at once exactly one is ResourceInUse', async () => {
    const answers = await Promise.all([failure(create('twice')), failure(create('twice'))]);
    expect(answers.sort()).toEqual([
      expect.stringMatching(/^ResourceInUse: Training job names must be unique .*\/twice\)$/),
      'accepted',
    ]);
    await bench.ended('twice');
  });

  it('are listed page by page, filtered and sorted', async () => {
    const seen: (string | undefined)[] = [];
    const pages = paginateListTrainingJobs(
      { client: bench.sagemaker, pageSize: 2 },
      { SortBy: 'Name', SortOrder: 'Ascending' },
    );
    for await (const page of pages) seen.push(...(page.TrainingJobSummaries ?? []).map((job) => job.TrainingJobName));
    expect(seen).toEqual(['image', 'no-data', 'runs', 'too-long', 'trained', 'twice', 'two', 'waits']);
    const names = async (input: ListTrainingJobsCommandInput) =>
      (await list(input)).TrainingJobSummaries?.map((job) => job.TrainingJobName);
    expect(await names({ MaxResults: 2 })).toEqual(['twice', 'no-data']);
    expect(await names({ NameContains: 'tw', SortBy: 'Name' })).toEqual(['twice', 'two']);
    expect(await names({ StatusEquals: 'Stopped', SortBy: 'CreationTime', SortOrder: 'Ascending' })).toEqual([
      'runs',
      'waits',
      'too-long',
    ]);
    const { CreationTime } = await bench.describe('too-long');
    expect(await names({ CreationTimeBefore: CreationTime })).toEqual(['waits', 'runs', 'trained']);
    expect(await names({ LastModifiedTimeAfter: new Date(Date.now() + 60_000) })).toEqual([]);
    expect(await failure(list({ NextToken: 'stolen' }))).toMatch(/^ValidationException: Invalid pagination token/);
  });

  it('are deleted once they have ended', async () => {
    await bench.sagemaker.send(new DeleteTrainingJobCommand({ TrainingJobName: 'image' }));
    expect(await failure(bench.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: 'image' })))).toBe(
      'ValidationException: Requested resource not found.',
    );
  });
});

describe('the errors of the service, through the SDK', () => {
  const arn = 'arn:aws:sagemaker:us-east-1:000000000000:training-job/x';
  const pattern = 'Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}';

  it('names', async () => {
    expect(await failure(create('a_b'))).toBe(
      `ValidationException: 1 validation error detected: Value 'a_b' at 'trainingJobName' failed to satisfy constraint: ${pattern}`,
    );
  });

  it('lengths', async () => {
    expect(await failure(create('a'.repeat(64)))).toContain('Member must have length less than or equal to 63');
    expect(
      await failure(bench.sagemaker.send(new AddTagsCommand({ ResourceArn: arn, Tags: [{ Key: '', Value: '' }] }))),
    ).toBe(
      "ValidationException: 1 validation error detected: Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  });

  it('ranges', async () => {
    expect(await failure(list({ MaxResults: 101 }))).toBe(
      "ValidationException: 1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
    );
    expect(await failure(create('a', 1, { StoppingCondition: { MaxRuntimeInSeconds: 0 } }))).toContain(
      "Value '0' at 'stoppingCondition.maxRuntimeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 1",
    );
  });

  it('enumerations', async () => {
    expect(await failure(list({ SortBy: 'Size' as 'Name' }))).toBe(
      "ValidationException: 1 validation error detected: Value 'Size' at 'sortBy' failed to satisfy constraint: Member must satisfy enum value set: [Name, CreationTime, Status]",
    );
    const instance = { InstanceType: 'ml.tiny' as 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 5 };
    expect(await failure(create('a', 1, { ResourceConfig: instance }))).toContain(
      "Value 'ml.tiny' at 'resourceConfig.instanceType' failed to satisfy constraint: Member must satisfy enum value set: [ml.m4.xlarge, ",
    );
  });

  it('what is missing, all of it at once', async () => {
    expect(await failure(create('a', 1, { RoleArn: undefined, OutputDataConfig: undefined }))).toBe(
      "ValidationException: 2 validation errors detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null; " +
        "Value null at 'outputDataConfig' failed to satisfy constraint: Member must not be null",
    );
  });

  it('types', async () => {
    expect(await failure(create(5 as unknown as string))).toBe(
      'SerializationException: NUMBER_VALUE can not be converted to a String',
    );
  });
});
