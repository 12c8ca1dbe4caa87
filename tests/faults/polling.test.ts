import { expect, it } from 'vitest';
import type { AwsWorkspace } from '../../electron/domains/aws-ports';
import { createJobPoller } from '../../electron/domains/jobs/poller';
import { createNotifier } from '../../electron/domains/notifier';
import { createPollSchedule } from '../../electron/domains/poll-schedule';
import type { JobStore } from '../../electron/domains/store-ports';
import type { Link } from '../../electron/domains/workspace/link';
import { fail, ok, type Result } from '../../shared/errors/result';
import type { TrainingJob, TrainingJobSummary } from '../../shared/model/training-job';
import { plainTraining } from '../../shared/model/training-spec';
import { createFakeClock } from '../fakes/fake-clock';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const summary = (name: string, status: TrainingJobSummary['status']): TrainingJobSummary => ({
  name,
  arn: `arn:${name}`,
  status,
  secondaryStatus: null,
  statusMessage: null,
  failureReason: null,
  createdAt: 1,
  modifiedAt: 1,
  startedAt: null,
  endedAt: null,
  algorithm: null,
  instanceType: null,
});
const described = (job: TrainingJobSummary): TrainingJob => ({
  ...job,
  algorithm: 'image',
  instanceType: 'ml.m5.large',
  phases: [],
  image: 'image',
  entrypoint: [],
  arguments: [],
  metricDefinitions: [],
  roleArn: 'r',
  hyperParameters: {},
  environment: {},
  inputs: [],
  outputS3Uri: '',
  artifactS3Uri: null,
  checkpointS3Uri: null,
  instanceCount: 1,
  volumeGb: 1,
  maxRuntimeSeconds: 1,
  spot: false,
  ...plainTraining,
  trainingSeconds: null,
  billableSeconds: null,
  finalMetrics: [],
});

function setUp(kind: 'local' | 'aws') {
  const clock = createFakeClock();
  const calls = { list: [] as number[], whole: 0, describe: 0 };
  const service = { jobs: [summary('a', 'InProgress')], throttled: false };
  const aws = {
    trainingJobs: {
      list: async (_signal: AbortSignal, modifiedAfter?: number): Promise<Result<readonly TrainingJobSummary[]>> => {
        calls.list.push(clock.now());
        if (modifiedAfter === undefined) calls.whole += 1;
        return service.throttled ? fail('aws.throttled', 'Rate exceeded.', '', { retryable: true }) : ok(service.jobs);
      },
      describe: async (name: string): Promise<Result<TrainingJob>> => {
        calls.describe += 1;
        const job = service.jobs.find((one) => one.name === name);
        return job ? ok(described(job)) : fail('job.not-found', '', '');
      },
    },
  } as unknown as AwsWorkspace;
  const link = {
    changes: createNotifier(),
    connection: { kind: 'online', since: 0 },
    workspace: { id: 'w', kind, name: 'w', region: 'r', accountId: '000000000000' },
    aws: async () => ok(aws),
    report: <T>(result: Result<T>) => result,
  } as unknown as Link;
  const store = {
    list: async () => ({ jobs: [], fetchedAt: null }),
    saveList: async () => undefined,
    saveChanged: async () => undefined,
    saveJob: async () => undefined,
  } as unknown as JobStore;
  const poller = createJobPoller({
    workspaceId: 'w',
    link,
    store,
    clock,
    logger: silent,
    closing: new AbortController().signal,
    schedule: createPollSchedule(clock),
  });
  return { clock, calls, service, poller };
}

it('asks nothing while nobody watches, and stops when the last one leaves', async () => {
  const { calls, clock, poller } = setUp('local');
  await clock.advance(60_000);
  expect(calls.list).toHaveLength(0);
  const watching = new AbortController();
  poller.hold(watching.signal);
  await clock.advance(3_000);
  watching.abort();
  await clock.advance(0);
  const asked = calls.list.length;
  await clock.advance(60_000);
  expect(calls.list.length).toBe(asked);
});

it('asks once a second for many watchers while a job runs, and less when all is quiet', async () => {
  const { calls, clock, poller, service } = setUp('local');
  const watching = new AbortController();
  poller.hold(AbortSignal.any([watching.signal]));
  await clock.advance(0);
  for (let i = 0; i < 20; i += 1) poller.hold(AbortSignal.any([watching.signal]));
  await clock.advance(0);
  const before = calls.list.length;
  await clock.advance(10_000);
  expect(calls.list.length - before).toBe(10);
  service.jobs = [{ ...summary('a', 'Completed'), modifiedAt: 2 }];
  await clock.advance(1_000);
  const quiet = calls.list.length;
  await clock.advance(12_000);
  expect(calls.list.length - quiet).toBe(3);
  watching.abort();
});

it('slows down through a minute of throttling, keeps what it showed, and comes back', async () => {
  const { calls, clock, poller, service } = setUp('aws');
  const watching = new AbortController();
  poller.hold(watching.signal);
  await clock.advance(0);
  expect(poller.board.jobs.get('a')).toMatchObject({ status: 'InProgress', algorithm: 'image' });
  service.throttled = true;
  const before = calls.list.length;
  await clock.advance(60_000);
  expect(calls.list.length - before).toBeLessThanOrEqual(4);
  expect(poller.failure).toMatchObject({ code: 'aws.throttled' });
  expect(poller.board.jobs.size).toBe(1);
  service.throttled = false;
  service.jobs = [{ ...summary('a', 'Completed'), modifiedAt: 2 }];
  await clock.advance(60_000);
  expect(poller.failure).toBeNull();
  expect(poller.board.jobs.get('a')?.status).toBe('Completed');
  watching.abort();
});

it.each([-3_600_000, 3_600_000])(
  'asks for the whole list once a minute also when the clock is set %i ms on',
  async (by) => {
    const { calls, clock, poller, service } = setUp('local');
    service.jobs = Array.from({ length: 101 }, (_, index) => summary(`job-${index}`, 'Completed'));
    const watching = new AbortController();
    poller.hold(watching.signal);
    await clock.advance(10_000);
    const before = calls.whole;
    clock.jump(by);
    await clock.advance(10_000);
    expect(calls.whole).toBe(before);
    await clock.advance(60_000);
    expect(calls.whole).toBe(before + 1);
    watching.abort();
  },
);

it('takes no description for news that is older than what is known, whichever answer comes first', async () => {
  const { poller } = setUp('local');
  await poller.loaded();
  const running = described({ ...summary('a', 'InProgress'), modifiedAt: 5 });
  const completed = described({ ...summary('a', 'Completed'), modifiedAt: 9 });
  await Promise.all([poller.learn(completed), poller.learn(running)]);
  expect(poller.described('a')?.value.status).toBe('Completed');
  expect(poller.board.jobs.get('a')?.status).toBe('Completed');
  await Promise.all([poller.learn({ ...running, createdAt: 20, modifiedAt: 20 }), poller.learn(completed)]);
  // Another job of that name, made after this one was deleted.
  expect(poller.described('a')?.value).toMatchObject({ status: 'InProgress', createdAt: 20 });
});
