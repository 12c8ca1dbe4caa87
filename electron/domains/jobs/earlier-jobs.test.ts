import { expect, it } from 'vitest';
import type { TrainingJob } from '../../../shared/model/training-job';
import { plainTraining, type TrainingSpec } from '../../../shared/model/training-spec';
import { describedJob } from '../../../tests/fakes/described-job';
import { earlierJobs, earlierSeconds } from './earlier-jobs';

const spec: TrainingSpec = {
  ...plainTraining,
  name: 'next',
  recipeId: 'classifier',
  image: 'framework:1',
  roleArn: 'arn:aws:iam::123456789012:role/train',
  hyperParameters: { epochs: '3' },
  environment: {},
  inputs: [{ channel: 'train', s3Uri: 's3://b/train', contentType: null }],
  outputS3Uri: 's3://b/out',
  checkpointS3Uri: null,
  metricDefinitions: [],
  instanceType: 'ml.m5.large',
  instanceCount: 1,
  volumeGb: 30,
  maxRuntimeSeconds: 3_600,
  spot: false,
  script: { sourceS3Uri: 's3://b/code/one/sourcedir.tar.gz', entryPoint: 'train.py' },
  tags: {},
};

/** A job of that spec as it was described after its end. */
function ran(seconds: number, changed: Partial<TrainingSpec> = {}, more: Partial<TrainingJob> = {}): TrainingJob {
  const of = { ...spec, name: `ran-${seconds}`, ...changed };
  return {
    ...describedJob(of),
    status: 'Completed',
    createdAt: seconds,
    trainingSeconds: seconds + 1,
    billableSeconds: seconds,
    ...more,
  };
}

it('takes the billed seconds of completed runs of the same program on the same instances, and of nothing else', () => {
  const otherScript = { sourceS3Uri: 's3://b/code/two/sourcedir.tar.gz', entryPoint: 'train.py' };
  const otherEntry = { sourceS3Uri: 's3://b/code/two/sourcedir.tar.gz', entryPoint: 'chatbot.py' };
  const newerScript = { sourceS3Uri: 's3://b/code/three/sourcedir.tar.gz', entryPoint: 'train.py' };
  const jobs = [
    ran(10),
    ran(20, { script: newerScript }),
    ran(30, {}, { billableSeconds: null }),
    // Another recipe's program in the same image, called the same; and one that is not.
    ran(1, { script: otherScript, hyperParameters: { learning_rate: '0.1' } }),
    ran(9, { script: otherEntry }),
    ran(2, { instanceType: 'ml.m5.xlarge' }),
    ran(3, { instanceCount: 2 }),
    ran(4, { image: 'framework:2' }),
    ran(5, { spot: true }),
    ran(6, { container: { entrypoint: ['sh'], arguments: [] }, script: null }),
    ran(7, {}, { status: 'Failed' }),
    ran(8, {}, { status: 'Stopped' }),
  ];
  expect(earlierSeconds(spec, jobs)).toEqual([10, 20, 31]);
});

it('looks at no more than the twenty newest completed jobs on such instances', async () => {
  const jobs = Array.from({ length: 30 }, (_, at) => ran(at + 1));
  const asked: string[] = [];
  const list = [...jobs, ran(100, { instanceType: 'ml.other.large' }), ran(101, {}, { status: 'Failed' })];
  const store = {
    list: async () => ({ jobs: list, fetchedAt: 1 }),
    show: async (_workspace: string, name: string) => {
      asked.push(name);
      const value = list.find((job) => job.name === name);
      return value === undefined ? null : { value, fetchedAt: 1, source: 'store' as const };
    },
  };
  const found = await earlierJobs('w', spec, store);
  expect(found.map(({ name }) => name)).toEqual(asked);
  expect(asked).toEqual(
    jobs
      .slice(10)
      .reverse()
      .map(({ name }) => name),
  );
});
