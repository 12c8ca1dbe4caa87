import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ControlBench, settled } from '../testing/control-bench';
import { processingRequest } from '../testing/processing-request';

let bench: ControlBench;
beforeEach(() => {
  bench = new ControlBench();
});
afterEach(() => bench.close());

const describeJob = (name: string) => bench.send('DescribeProcessingJob', { ProcessingJobName: name });
const create = (name: string, more: Record<string, unknown> = {}) =>
  bench.send('CreateProcessingJob', processingRequest(name, more));
const refusal = (more: Record<string, unknown>) => bench.failure('CreateProcessingJob', processingRequest('a', more));
const arn = 'arn:aws:sagemaker:us-east-1:123456789012:processing-job/a';
const done = { kind: 'completed', exitMessage: '900 lines', outputs: [] } as const;

describe('the life of a job', () => {
  it('is told with its times, and what it waits for until it starts', async () => {
    const begin = bench.now;
    expect(await create('A')).toEqual({ ProcessingJobArn: arn });
    const { observer, spec, finish } = bench.processing.last;
    expect(spec).toMatchObject({ jobName: 'A', maxRuntimeSeconds: 86_400, jobConfig: { ProcessingJobName: 'A' } });
    bench.now += 1000;
    observer.waiting('Waiting for a slot');
    const waiting = await describeJob('A');
    expect(waiting).toMatchObject({ ProcessingJobStatus: 'InProgress', ExitMessage: 'Waiting for a slot' });
    expect(waiting).not.toHaveProperty('ProcessingStartTime');
    bench.now += 1000;
    observer.started();
    expect(await describeJob('A')).not.toHaveProperty('ExitMessage');
    bench.now += 5000;
    finish(done);
    await settled();
    expect(await describeJob('A')).toMatchObject({
      ProcessingJobStatus: 'Completed',
      ExitMessage: '900 lines',
      CreationTime: new Date(begin),
      ProcessingStartTime: new Date(begin + 2000),
      ProcessingEndTime: new Date(begin + 7000),
      LastModifiedTime: new Date(begin + 7000),
      RoleArn: processingRequest('A').RoleArn,
    });
  });

  it.each([
    [{ kind: 'failed', reason: 'AlgorithmError: no, exit code: 1', exitMessage: 'no', outputs: [] }, 'Failed', 'no'],
    [{ kind: 'stopped', why: 'max-runtime', exitMessage: 'half', outputs: [] }, 'Stopped', 'half'],
    [
      { kind: 'stopped', why: 'max-runtime', exitMessage: null, outputs: [] },
      'Stopped',
      'Stopped after MaxRuntimeInSeconds (86400).',
    ],
  ] as const)('ends as %j', async (outcome, status, message) => {
    await create('a');
    bench.processing.last.finish(outcome);
    await settled();
    const job = await describeJob('a');
    expect(job).toMatchObject({ ProcessingJobStatus: status, ExitMessage: message });
    expect(job.FailureReason).toBe(outcome.kind === 'failed' ? outcome.reason : undefined);
  });

  it('is stopped once, and stays stopped though its program finished first', async () => {
    await create('a');
    const { stop, finish, observer } = bench.processing.last;
    observer.started();
    await bench.send('StopProcessingJob', { ProcessingJobName: 'a' });
    expect(stop.aborted).toBe(true);
    expect(await describeJob('a')).toMatchObject({ ProcessingJobStatus: 'Stopping' });
    await bench.send('StopProcessingJob', { ProcessingJobName: 'a' });
    finish(done);
    await settled();
    expect(await describeJob('a')).toMatchObject({ ProcessingJobStatus: 'Stopped', ExitMessage: '900 lines' });
    expect(await bench.failure('StopProcessingJob', { ProcessingJobName: 'a' })).toBe(
      'ValidationException: The request was rejected because the processing job is in status Stopped.',
    );
  });

  it('goes on when its news cannot be stored, and its end is stored as soon as it can be', async () => {
    await create('a');
    const { observer, finish } = bench.processing.last;
    bench.database.exec(
      "CREATE TRIGGER full BEFORE UPDATE ON processing_jobs BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
    );
    observer.started();
    finish(done);
    await settled();
    expect(bench.faults.map(String)).toEqual([
      expect.stringContaining('A change of a was not stored'),
      expect.stringContaining('The end of a was not stored'),
    ]);
    expect(await describeJob('a')).toMatchObject({ ProcessingJobStatus: 'InProgress' });
    bench.database.exec('DROP TRIGGER full');
    await expect.poll(() => describeJob('a'), { timeout: 5000 }).toMatchObject({ ProcessingJobStatus: 'Completed' });
  });

  it('after a kill: what ran has failed, what was stopping has stopped, what waited runs', async () => {
    for (const name of ['ran', 'stopping', 'waited']) await create(name);
    const [ran, stopping] = bench.processing.runs;
    ran?.observer.started();
    stopping?.observer.started();
    await bench.send('StopProcessingJob', { ProcessingJobName: 'stopping' });
    bench.restart();
    await bench.control.recover();
    expect(await describeJob('ran')).toMatchObject({
      ProcessingJobStatus: 'Failed',
      FailureReason: expect.stringMatching(/^InternalServerError: the local workspace ended while the job was running/),
    });
    expect(await describeJob('stopping')).toMatchObject({ ProcessingJobStatus: 'Stopped' });
    expect(bench.processing.runs.map(({ spec }) => spec.jobName)).toEqual(['waited']);
  });
});

describe('a request', () => {
  const output = { S3Uri: 's3://bucket/out', LocalPath: '/opt/ml/processing/out', S3UploadMode: 'EndOfJob' };
  const input = { S3Uri: 's3://bucket/in', LocalPath: '/opt/ml/processing/in', S3DataType: 'S3Prefix' };
  const inputs = (...given: unknown[]) => ({ ProcessingInputs: given });
  const outputs = (...given: unknown[]) => ({ ProcessingOutputConfig: { Outputs: given } });

  it.each([
    [{ RoleArn: 'arn:aws:iam::999999999999:role/x' }, 'RoleArn: Cross-account pass role is not allowed.'],
    [outputs({ OutputName: 'o', S3Output: { ...output, S3Uri: 's3://none/x' } }), 'Could not access the S3 bucket'],
    [outputs({ OutputName: 'o', S3Output: output }, { OutputName: 'o', S3Output: output }), 'Names must be unique'],
    [inputs({ InputName: 'i' }), 'Invalid input "i". Exactly one'],
    [inputs({ InputName: 'i', S3Input: { ...input, LocalPath: '/opt/ml/model' } }), 'must begin with'],
    [inputs({ InputName: 'i', S3Input: { S3Uri: 's3://b/x', S3DataType: 'S3Prefix' } }), 'LocalPath is required'],
    [{ ProcessingResources: {} }, "Value null at 'processingResources.clusterConfig'"],
    [{ Tags: [{ Key: 'aws:x', Value: '' }] }, 'aws: prefixed tag key'],
    [{ StoppingCondition: { MaxRuntimeInSeconds: 777_601 } }, 'less than or equal to 777600'],
  ])('that is wrong is refused: %j', async (more, text) => {
    expect(await refusal(more)).toMatch(/^ValidationException: /);
    expect(await refusal(more)).toContain(text);
    expect(bench.processing.runs).toEqual([]);
  });

  it('for a name that is taken, in whatever letters, is refused', async () => {
    await create('a');
    const text = `ResourceInUse: Job name must be unique within an AWS account and region, and a job with this name already exists (${arn})`;
    expect(await refusal({})).toBe(text);
    expect(await bench.failure('CreateProcessingJob', processingRequest('A'))).toBe(text);
  });

  it.each([
    [inputs({ InputName: 'i', S3Input: { ...input, S3InputMode: 'Pipe' } }), 'input "i" in Pipe mode'],
    [inputs({ InputName: 'i', DatasetDefinition: { LocalPath: '/x' } }), 'input "i", a DatasetDefinition'],
    [inputs({ InputName: 'i', AppManaged: true, S3Input: input }), 'input "i", which is AppManaged'],
    [inputs({ InputName: 'i', S3Input: { ...input, S3Uri: 'https://host/x' } }), 'input "i" by an https address'],
    [
      outputs({ OutputName: 'o', FeatureStoreOutput: { FeatureGroupName: 'people' } }),
      'output "o", a FeatureStoreOutput (feature group "people")',
    ],
  ])('that cannot run here is accepted and fails with the reason: %j', async (more, text) => {
    await create('a', more);
    await settled();
    expect(bench.processing.runs).toEqual([]);
    const job = await describeJob('a');
    expect(job).toMatchObject({ ProcessingJobStatus: 'Failed' });
    expect(String(job.FailureReason)).toContain(`The local workspace cannot run this job: it does not have ${text}`);
  });
});

describe('the list', () => {
  const list = async (request: Record<string, unknown>) => {
    const { ProcessingJobSummaries: jobs, NextToken } = await bench.send('ListProcessingJobs', request);
    return {
      names: (jobs as { ProcessingJobName: string }[]).map((job) => job.ProcessingJobName),
      ...(NextToken === undefined ? {} : { NextToken: String(NextToken) }),
    };
  };

  it('is filtered, sorted and paged, and its tokens fit one question only', async () => {
    const begin = bench.now;
    for (const name of ['one', 'two', 'three', 'four', 'five']) {
      bench.now += 1000;
      await create(name);
    }
    bench.processing.last.finish(done);
    await settled();
    expect((await list({})).names).toEqual(['five', 'four', 'three', 'two', 'one']);
    expect((await list({ SortBy: 'Name' })).names).toEqual(['five', 'four', 'one', 'three', 'two']);
    expect((await list({ StatusEquals: 'Completed' })).names).toEqual(['five']);
    expect((await list({ NameContains: 'o' })).names).toEqual(['four', 'two', 'one']);
    expect((await list({ CreationTimeAfter: new Date(begin + 4000) })).names).toEqual(['five']);
    const first = await list({ MaxResults: 2, SortOrder: 'Ascending' });
    expect(first.names).toEqual(['one', 'two']);
    await create('six');
    const second = await list({ MaxResults: 3, SortOrder: 'Ascending', NextToken: first.NextToken });
    expect(second.names).toEqual(['three', 'four', 'five']);
    expect(await bench.failure('ListProcessingJobs', { NameContains: 'o', NextToken: first.NextToken })).toMatch(
      /^ValidationException/,
    );
  });

  it('forgets a deleted job with its tags; its name is free again', async () => {
    await create('a', { Tags: [{ Key: 'k', Value: 'v' }] });
    expect(await bench.failure('DeleteProcessingJob', { ProcessingJobName: 'a' })).toMatch(
      /^ResourceInUse: .* in status InProgress/,
    );
    expect(await bench.send('ListTags', { ResourceArn: arn })).toEqual({ Tags: [{ Key: 'k', Value: 'v' }] });
    bench.processing.last.finish(done);
    await settled();
    await bench.send('DeleteProcessingJob', { ProcessingJobName: 'a' });
    expect(await bench.failure('DescribeProcessingJob', { ProcessingJobName: 'a' })).toBe(
      'ValidationException: Could not find requested job with name: a',
    );
    expect((await list({})).names).toEqual([]);
    await create('a');
    expect(await bench.send('ListTags', { ResourceArn: arn })).toEqual({ Tags: [] });
  });
});
