import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AwsWorkspace } from '../../electron/domains/aws-ports';
import { createEndpointPoller } from '../../electron/domains/endpoints/poller';
import { createJobPoller } from '../../electron/domains/jobs/poller';
import { createNotifier } from '../../electron/domains/notifier';
import { createPollSchedule } from '../../electron/domains/poll-schedule';
import { createProcessingPoller } from '../../electron/domains/processing/poller';
import { createRegistryWatcher } from '../../electron/domains/registry/watcher';
import type { OfflineStore } from '../../electron/domains/store-ports';
import type { Link } from '../../electron/domains/workspace/link';
import { fail, ok, type Result } from '../../shared/errors/result';
import type { TrainingJobSummary } from '../../shared/model/training-job';
import { createFakeClock } from '../fakes/fake-clock';
import { openInThreadStore } from '../fakes/in-thread-store';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const pageSize = 100;
let home: string;
let store: OfflineStore;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-schedule-'));
  store = openInThreadStore(join(home, 'store.db'));
});
afterEach(async () => {
  await store.close();
  await rm(home, { recursive: true, force: true });
});

const job = (index: number, more: Partial<TrainingJobSummary> = {}): TrainingJobSummary => ({
  name: `job-${String(index).padStart(5, '0')}`,
  arn: `arn:job-${index}`,
  status: 'Completed',
  secondaryStatus: null,
  statusMessage: null,
  failureReason: null,
  createdAt: (index + 1) * 60_000,
  modifiedAt: (index + 1) * 60_000,
  startedAt: null,
  endedAt: null,
  algorithm: null,
  instanceType: null,
  ...more,
});

/** An account of AWS with these jobs and nothing else, its four pollers, and when each page of a list was asked for. */
function account(jobs: TrainingJobSummary[]) {
  const clock = createFakeClock();
  const asked: { kind: string; at: number }[] = [];
  const service = { jobs, throttled: false };
  const list =
    <T>(kind: string, all: () => readonly T[]) =>
    async (onPage?: (page: readonly T[], more: boolean) => void | Promise<void>): Promise<Result<readonly T[]>> => {
      const items = all();
      for (let from = 0; from === 0 || from < items.length; from += pageSize) {
        asked.push({ kind, at: clock.elapsed() });
        if (service.throttled) return fail('aws.throttled', 'Rate exceeded.', 'Wait.', { retryable: true });
        await onPage?.(items.slice(from, from + pageSize), from + pageSize < items.length);
      }
      return ok(items);
    };
  const none = () => [];
  const aws = {
    trainingJobs: {
      list: (_signal: AbortSignal, after: number | undefined, onPage: never) =>
        list('jobs', () =>
          service.jobs
            .filter(({ modifiedAt }) => modifiedAt > (after ?? Number.NEGATIVE_INFINITY))
            .toSorted((a, b) => b.createdAt - a.createdAt),
        )(onPage),
      describe: async () => fail('aws.timeout', 'Not described here.', 'Wait.', { retryable: true }),
    },
    processingJobs: { list: (_signal: AbortSignal, _after: number, onPage: never) => list('processing', none)(onPage) },
    endpoints: { list: () => list('endpoints', none)() },
    registry: { listGroups: () => list('groups', none)(), listPackages: () => list('packages', none)() },
  } as unknown as AwsWorkspace;
  const link = {
    changes: createNotifier(),
    connection: { kind: 'online', since: 0 },
    workspace: { id: 'w', kind: 'aws', name: 'w', region: 'r', accountId: '123456789012' },
    aws: async () => ok(aws),
    report: <T>(result: Result<T>) => result,
  } as unknown as Link;
  const closing = new AbortController();
  const schedule = createPollSchedule(clock);
  const shared = { workspaceId: 'w', link, clock, logger: silent, closing: closing.signal, schedule };
  const poller = createJobPoller({ ...shared, store: store.jobs });
  poller.hold(closing.signal);
  createProcessingPoller({ ...shared, store: store.processing }).hold(closing.signal);
  createEndpointPoller({ ...shared, store: store.endpoints }).hold(closing.signal);
  const read = async () => fail('aws.timeout', 'Not read here.', 'Wait.');
  void createRegistryWatcher({ ...shared, store: store.registry, read }).hold(closing.signal);
  /** Seconds until it is so, at most `within`. */
  const secondsUntil = async (isSo: () => boolean, within: number): Promise<number> => {
    let seconds = 0;
    for (; !isSo() && seconds < within; seconds += 1) await clock.advance(1_000);
    return isSo() ? seconds : Number.POSITIVE_INFINITY;
  };
  return { asked, clock, close: () => closing.abort(), poller, secondsUntil, service };
}

const gapsOf = (asked: readonly { at: number }[]) =>
  asked.slice(1).map(({ at }, index) => at - (asked[index]?.at ?? 0));

it('asks for one page a second over all kinds, and shows and keeps ten thousand jobs', async () => {
  const { asked, clock, close, poller, secondsUntil } = account(
    Array.from({ length: 10_000 }, (_, index) => job(index)),
  );
  // What there is shows while the rest is still on its way.
  expect(await secondsUntil(() => poller.board.jobs.size >= 200, 30)).toBeLessThan(30);
  expect(poller.board.source).toBe('store');
  expect(await secondsUntil(() => poller.board.source === 'live', 200)).toBeLessThan(150);
  expect(poller.board.jobs.size).toBe(10_000);
  await clock.advance(120_000);
  expect(Math.min(...gapsOf(asked))).toBeGreaterThanOrEqual(1_000);
  expect(new Set(asked.map(({ kind }) => kind)).size).toBe(5);
  const stored = await store.jobs.list('w');
  expect(stored.jobs).toHaveLength(10_000);
  expect(stored.fetchedAt).not.toBeNull();
  close();
});

it('shows a change within half a minute, also while a long list is read', async () => {
  const { close, poller, secondsUntil, service } = account(Array.from({ length: 10_000 }, (_, index) => job(index)));
  await secondsUntil(() => poller.board.jobs.size >= 1_000, 60);
  expect(poller.board.source).toBe('store');
  service.jobs = [...service.jobs, job(20_000, { status: 'InProgress' })];
  expect(await secondsUntil(() => poller.board.jobs.has('job-20000'), 60)).toBeLessThan(30);
  service.jobs = service.jobs.map((one) =>
    one.name === 'job-09990' ? { ...one, status: 'Stopped' as const, modifiedAt: 20_001.5 * 60_000 } : one,
  );
  expect(await secondsUntil(() => poller.board.jobs.get('job-09990')?.status === 'Stopped', 60)).toBeLessThan(30);
  await secondsUntil(() => poller.board.source === 'live', 200);
  // The list that was begun before knows neither; the changes stay.
  expect(poller.board.jobs.get('job-09990')?.status).toBe('Stopped');
  expect(poller.board.jobs.has('job-20000')).toBe(true);
  service.jobs = [...service.jobs, job(20_010)];
  expect(await secondsUntil(() => poller.board.jobs.has('job-20010'), 60)).toBeLessThan(30);
  close();
});

it('asks all kinds more slowly when one is throttled, and comes back within two minutes', async () => {
  const { asked, clock, close, poller, secondsUntil, service } = account([job(1)]);
  await clock.advance(60_000);
  service.throttled = true;
  const from = clock.elapsed();
  await clock.advance(60_000);
  const during = asked.filter(({ at }) => at > from);
  expect(during.length).toBeGreaterThan(0);
  expect(during.length).toBeLessThanOrEqual(12);
  expect(gapsOf(during).at(-1)).toBeGreaterThanOrEqual(8_000);
  expect(poller.board.jobs.size).toBe(1);
  service.throttled = false;
  service.jobs = [job(1), job(2)];
  expect(await secondsUntil(() => poller.board.jobs.size === 2, 200)).toBeLessThan(120);
  expect(poller.failure?.code).not.toBe('aws.throttled');
  close();
});

it('reads a job that was deleted elsewhere off the board with the next whole list', async () => {
  const { close, poller, secondsUntil, service } = account(Array.from({ length: 250 }, (_, index) => job(index)));
  await secondsUntil(() => poller.board.source === 'live', 60);
  service.jobs = service.jobs.filter(({ name }) => name !== 'job-00007');
  expect(await secondsUntil(() => !poller.board.jobs.has('job-00007'), 200)).toBeLessThan(120);
  expect((await store.jobs.list('w')).jobs).toHaveLength(249);
  close();
});
