import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTrainingJobCommand, StopTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { processesOf } from '../../fakes/processes-of';
import { ControlBench } from './control-bench';

let root: string;
let bench: ControlBench;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'upside-recovery-'));
});
afterEach(async () => {
  bench.close();
  await bench.daemon.stop();
  rmSync(root, { recursive: true, force: true });
});

async function restart(): Promise<void> {
  bench.close();
  await bench.daemon.kill();
  bench = await ControlBench.open({ root, slots: 1 });
}

it('kill -9 of the daemon fails what ran, keeps what waited, and leaves no process', async () => {
  bench = await ControlBench.open({ root, slots: 1 });
  await bench.sagemaker.send(new CreateTrainingJobCommand(bench.job('ran', 10_000)));
  await bench.until('ran', ({ SecondaryStatus }) => SecondaryStatus === 'Training');
  await bench.sagemaker.send(new CreateTrainingJobCommand(bench.job('waited', 2)));
  await restart();
  expect(await bench.describe('ran')).toMatchObject({
    TrainingJobStatus: 'Failed',
    FailureReason: expect.stringMatching(/^InternalServerError: the local workspace ended while the job was running/),
  });
  expect(await bench.ended('waited')).toMatchObject({ TrainingJobStatus: 'Completed' });
  expect(processesOf(root).map(({ pid }) => pid)).toEqual([bench.daemon.process.pid]);
});

it('a job with checkpoints and retries goes on from them after kill -9; one that was stopping has stopped', async () => {
  bench = await ControlBench.open({ root, slots: 1 });
  const lasting = {
    CheckpointConfig: { S3Uri: `s3://${bench.bucket}/checkpoints/resumes` },
    RetryStrategy: { MaximumRetryAttempts: 1 },
  };
  await bench.sagemaker.send(new CreateTrainingJobCommand(bench.job('resumes', 10_000, lasting)));
  await bench.until('resumes', ({ FinalMetricDataList }) => FinalMetricDataList !== undefined);
  await restart();
  const resumed = await bench.until('resumes', ({ SecondaryStatus }) => SecondaryStatus === 'Training');
  expect(resumed.SecondaryStatusTransitions?.map(({ Status }) => Status)).toEqual([
    'Starting',
    'Downloading',
    'Training',
    'Restarting',
    'Starting',
    'Downloading',
    'Training',
  ]);
  await bench.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: 'resumes' }));
  await restart();
  expect(await bench.describe('resumes')).toMatchObject({ TrainingJobStatus: 'Stopped', SecondaryStatus: 'Stopped' });
});
