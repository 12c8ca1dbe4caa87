import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ControlBench, jobRequest, settled } from './testing/control-bench';

let bench: ControlBench;
beforeEach(() => {
  bench = new ControlBench();
});
afterEach(() => bench.close());

const checkpoint = { CheckpointConfig: { S3Uri: 's3://bucket/c' } };
const spot = {
  EnableManagedSpotTraining: true,
  StoppingCondition: { MaxRuntimeInSeconds: 100, MaxWaitTimeInSeconds: 1000 },
};

async function killedWhileTraining(
  more: Record<string, unknown>,
  leftovers: { jobName: string; pid: number }[] = [],
): Promise<void> {
  await bench.send('CreateTrainingJob', jobRequest('a', more));
  bench.runtime.last.observer.phase('Training', 't');
  bench.now += 10_000;
  bench.runtime.last.observer.metric('m', 1, bench.now);
  bench.runtime.last.observer.phase('Training', 'still');
  bench.now += 50_000;
  bench.restart(leftovers);
  await bench.control.recover();
}

describe('after the daemon was killed', () => {
  it('a job that was training has failed and says why', async () => {
    await killedWhileTraining({});
    const description = await bench.describe('a');
    expect(description).toMatchObject({
      TrainingJobStatus: 'Failed',
      BillableTimeInSeconds: 10,
      TrainingTimeInSeconds: 60,
    });
    expect(description.FailureReason).toMatch(
      /^InternalServerError: the local workspace ended while the job was running \(Training\)/,
    );
    expect(bench.runtime.runs).toHaveLength(0);
  });

  it('bills a process that outlived the daemon until it was ended', async () => {
    await killedWhileTraining({}, [{ jobName: 'a', pid: 1 }]);
    expect(await bench.describe('a')).toMatchObject({ BillableTimeInSeconds: 60 });
  });

  it('a job that was stopping has stopped, as it was told', async () => {
    await bench.send('CreateTrainingJob', jobRequest('a'));
    await bench.send('StopTrainingJob', { TrainingJobName: 'a' });
    bench.restart();
    await bench.control.recover();
    expect(await bench.describe('a')).toMatchObject({ TrainingJobStatus: 'Stopped', SecondaryStatus: 'Stopped' });
  });

  it('a spot job with checkpoints goes on from them, within its time', async () => {
    await killedWhileTraining({ ...checkpoint, ...spot });
    expect(await bench.describe('a')).toMatchObject({ TrainingJobStatus: 'InProgress', SecondaryStatus: 'Restarting' });
    expect(bench.runtime.last.spec).toMatchObject({ attempt: 2, maxRuntimeSeconds: 90 });
    bench.runtime.last.observer.phase('Training', 't');
    bench.now += 5000;
    bench.runtime.last.finish({ kind: 'completed', artifactS3Uri: 's3://bucket/out/a/output/model.tar.gz' });
    await settled();
    expect(await bench.describe('a')).toMatchObject({
      TrainingJobStatus: 'Completed',
      BillableTimeInSeconds: 15,
      TrainingTimeInSeconds: 65,
    });
  });

  it('retries are used up', async () => {
    await killedWhileTraining({ ...checkpoint, RetryStrategy: { MaximumRetryAttempts: 1 } });
    expect(bench.runtime.last.spec.attempt).toBe(2);
    bench.runtime.last.observer.phase('Training', 't');
    bench.restart();
    await bench.control.recover();
    expect(await bench.describe('a')).toMatchObject({ TrainingJobStatus: 'Failed' });
  });

  it('spot without checkpoints fails', async () => {
    await killedWhileTraining(spot);
    expect(await bench.describe('a')).toMatchObject({ TrainingJobStatus: 'Failed' });
  });

  it('a job that still waited takes its place again, the oldest first', async () => {
    for (const name of ['a', 'b']) {
      await bench.send('CreateTrainingJob', jobRequest(name));
      bench.runtime.last.observer.phase('Pending', 'Waiting for a CPU slot');
    }
    bench.restart();
    await bench.control.recover();
    expect(bench.runtime.runs.map(({ spec }) => [spec.jobName, spec.attempt])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('an ended job is left alone', async () => {
    await bench.send('CreateTrainingJob', jobRequest('a'));
    bench.runtime.last.finish({ kind: 'completed', artifactS3Uri: 's3://bucket/out/a/output/model.tar.gz' });
    await settled();
    const before = await bench.describe('a');
    bench.restart();
    await bench.control.recover();
    expect(await bench.describe('a')).toEqual(before);
  });
});

describe('an orderly end of the daemon', () => {
  it('leaves running jobs to the next one', async () => {
    await bench.send('CreateTrainingJob', jobRequest('a', { ...checkpoint, ...spot }));
    const { observer, fail } = bench.runtime.last;
    observer.phase('Training', 't');
    observer.metric('m', 2, bench.now);
    const closed = bench.control.close();
    fail(new Error('shut down'));
    await closed;
    await settled();
    expect(await bench.describe('a')).toMatchObject({
      TrainingJobStatus: 'InProgress',
      FinalMetricDataList: [{ MetricName: 'm', Value: 2 }],
    });
  });
});
