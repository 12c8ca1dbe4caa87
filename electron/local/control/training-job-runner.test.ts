import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ControlBench, jobRequest, settled } from './testing/control-bench';

let bench: ControlBench;
beforeEach(() => {
  vi.useFakeTimers();
  bench = new ControlBench();
});
afterEach(() => {
  bench.close();
  vi.useRealTimers();
});

const spot = {
  EnableManagedSpotTraining: true,
  StoppingCondition: { MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 2_400_000 },
};

describe('timers of a job', () => {
  it('stop a spot job at the end of its waiting time, even one longer than a timer can be', async () => {
    await bench.send('CreateTrainingJob', jobRequest('a', spot));
    const { stop, finish } = bench.runtime.last;
    vi.advanceTimersByTime(2_399_999_000);
    expect(stop.aborted).toBe(false);
    vi.advanceTimersByTime(1000);
    expect(stop.aborted).toBe(true);
    finish({ kind: 'stopped', why: 'requested', artifactS3Uri: null });
    await settled();
    expect(await bench.describe('a')).toMatchObject({
      TrainingJobStatus: 'Stopped',
      SecondaryStatus: 'MaxWaitTimeExceeded',
    });
  });

  it('store metrics once a second', async () => {
    await bench.send('CreateTrainingJob', jobRequest('a'));
    bench.runtime.last.observer.metric('m', 1, 1);
    expect((await bench.describe('a')).FinalMetricDataList).toBeUndefined();
    vi.advanceTimersByTime(1000);
    expect(await bench.describe('a')).toMatchObject({ FinalMetricDataList: [{ MetricName: 'm', Value: 1 }] });
  });
});

describe('when the disk takes nothing', () => {
  const refuse = () =>
    bench.database.exec(
      "CREATE TEMP TRIGGER full BEFORE UPDATE ON main.training_jobs BEGIN SELECT RAISE(ABORT, 'disk is full'); END",
    );

  it('a job goes on, and its end is stored as soon as there is room', async () => {
    await bench.send('CreateTrainingJob', jobRequest('a'));
    refuse();
    bench.runtime.last.observer.phase('Training', 't');
    bench.runtime.last.finish({ kind: 'completed', artifactS3Uri: 's3://bucket/out/a/output/model.tar.gz' });
    await settled();
    expect(await bench.describe('a')).toMatchObject({ TrainingJobStatus: 'InProgress' });
    bench.database.exec('DROP TRIGGER full');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await bench.describe('a')).toMatchObject({ TrainingJobStatus: 'Completed' });
    expect(bench.faults.map(String)).toEqual([
      expect.stringContaining('disk is full'),
      expect.stringContaining('disk is full'),
    ]);
  });

  it('a stop is not acknowledged', async () => {
    await bench.send('CreateTrainingJob', jobRequest('a'));
    refuse();
    await expect(bench.send('StopTrainingJob', { TrainingJobName: 'a' })).rejects.toThrow('disk is full');
    expect(bench.runtime.last.stop.aborted).toBe(false);
  });
});
