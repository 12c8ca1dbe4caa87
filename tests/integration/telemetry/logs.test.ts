import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
  StartLiveTailCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalDaemon, startLocalDaemon } from '../../fakes/local-daemon';
import { workspaceClients } from './workspace-clients';

let daemon: LocalDaemon;
let logs: CloudWatchLogsClient;
beforeAll(async () => {
  daemon = await startLocalDaemon();
  logs = workspaceClients(daemon).logs;
});
afterAll(async () => {
  await daemon?.stop();
});

const now = Date.now();
const put = (group: string, stream: string, events: readonly [number, string][]) =>
  logs.send(
    new PutLogEventsCommand({
      logGroupName: group,
      logStreamName: stream,
      logEvents: events.map(([offset, message]) => ({ timestamp: now + offset, message })),
    }),
  );

async function createGroup(group: string, streams: readonly string[]) {
  await logs.send(new CreateLogGroupCommand({ logGroupName: group }));
  for (const logStreamName of streams)
    await logs.send(new CreateLogStreamCommand({ logGroupName: group, logStreamName }));
}

test('groups and streams answer in the words of CloudWatch Logs', async () => {
  await createGroup('/g/one', ['a', 'b']);
  await expect(logs.send(new CreateLogGroupCommand({ logGroupName: '/g/one' }))).rejects.toMatchObject({
    name: 'ResourceAlreadyExistsException',
    message: 'The specified log group already exists',
  });
  await expect(
    logs.send(new GetLogEventsCommand({ logGroupName: '/g/none', logStreamName: 'a' })),
  ).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'The specified log group does not exist.',
  });
  await expect(logs.send(new CreateLogGroupCommand({ logGroupName: 'a b' }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining("1 validation error detected: Value 'a b' at 'logGroupName'"),
  });
  await put('/g/one', 'b', [
    [1, 'late'],
    [2, 'later'],
  ]);
  await put('/g/one', 'a', [[0, 'early']]);
  const byTime = await logs.send(
    new DescribeLogStreamsCommand({ logGroupName: '/g/one', orderBy: 'LastEventTime', descending: true, limit: 1 }),
  );
  expect(byTime.logStreams).toMatchObject([
    { logStreamName: 'b', firstEventTimestamp: now + 1, lastEventTimestamp: now + 2 },
  ]);
  const rest = await logs.send(
    new DescribeLogStreamsCommand({
      logGroupName: '/g/one',
      orderBy: 'LastEventTime',
      descending: true,
      nextToken: byTime.nextToken,
    }),
  );
  expect(rest).toMatchObject({ logStreams: [{ logStreamName: 'a' }] });
  expect(rest.nextToken).toBeUndefined();
  await logs.send(new DeleteLogGroupCommand({ logGroupName: '/g/one' }));
  expect((await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/g/one' }))).logGroups).toEqual([]);
});

test('a stream name that could not be told from another is refused', async () => {
  await createGroup('/g/names', ['a']);
  const nul = { logGroupName: '/g/names', logStreamName: 'a\0b' };
  const refusal = { name: 'InvalidParameterException', message: expect.stringContaining('NUL character') };
  await expect(logs.send(new CreateLogStreamCommand(nul))).rejects.toMatchObject(refusal);
  await expect(logs.send(new GetLogEventsCommand(nul))).rejects.toMatchObject(refusal);
});

test('what cannot be taken is refused or reported, the rest is stored', async () => {
  await createGroup('/g/put', ['s']);
  const day = 86_400_000;
  const { rejectedLogEventsInfo } = await put('/g/put', 's', [
    [0, 'kept'],
    [3 * 3_600_000, 'from the future'],
  ]);
  expect(rejectedLogEventsInfo).toEqual({ tooNewLogEventStartIndex: 1 });
  const old = await put('/g/put', 's', [[-15 * day, 'ancient']]);
  expect(old.rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1 });
  await expect(
    put('/g/put', 's', [
      [1, 'b'],
      [0, 'a'],
    ]),
  ).rejects.toThrow('must be in chronological order');
  await expect(put('/g/put', 's', [[0, 'x'.repeat(1_048_576 - 25)]])).rejects.toThrow('exceeds limit of 1048576');
  const { events } = await logs.send(new GetLogEventsCommand({ logGroupName: '/g/put', logStreamName: 's' }));
  expect(events?.map(({ message }) => message)).toEqual(['kept']);
});

test('a follower gets what arrives late, and the same token at the end', async () => {
  await createGroup('/g/late', ['s']);
  await put('/g/late', 's', [
    [100, 'first'],
    [200, 'second'],
  ]);
  const read = (nextToken?: string) =>
    logs.send(new GetLogEventsCommand({ logGroupName: '/g/late', logStreamName: 's', startFromHead: true, nextToken }));
  const first = await read();
  expect(first.events?.map(({ message }) => message)).toEqual(['first', 'second']);
  const end = await read(first.nextForwardToken);
  expect(end).toMatchObject({ events: [], nextForwardToken: first.nextForwardToken });
  await put('/g/late', 's', [
    [50, 'late'],
    [200, 'same millisecond'],
  ]);
  const late = await read(end.nextForwardToken);
  expect(late.events?.map(({ message }) => message)).toEqual(['late', 'same millisecond']);
  const whole = await read();
  expect(whole.events?.map(({ message }) => message)).toEqual(['late', 'first', 'second', 'same millisecond']);
});

test('filtering interleaves streams, pages, and names the pattern forms it lacks', async () => {
  await createGroup('/g/filter', ['a', 'b', 'other']);
  await put('/g/filter', 'a', [
    [0, 'epoch=1 loss=0.5'],
    [20, 'epoch=2 loss=0.4'],
  ]);
  await put('/g/filter', 'b', [
    [10, 'epoch=1 loss=0.6'],
    [30, 'Traceback\0 <script>\u202e'],
  ]);
  await put('/g/filter', 'other', [[15, 'epoch=9']]);
  const filter = (input: Partial<ConstructorParameters<typeof FilterLogEventsCommand>[0]>) =>
    logs.send(new FilterLogEventsCommand({ logGroupName: '/g/filter', ...input }));
  const messages: (string | undefined)[] = [];
  let nextToken: string | undefined;
  do {
    const page = await filter({
      filterPattern: '"epoch=" -loss=0.6'.replace('loss=0.6', '"loss=0.6"'),
      limit: 1,
      nextToken,
    });
    messages.push(...(page.events ?? []).map(({ message }) => message));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  expect(messages).toEqual(['epoch=1 loss=0.5', 'epoch=9', 'epoch=2 loss=0.4']);
  const some = await filter({ logStreamNames: ['a', 'b'], startTime: now + 10, endTime: now + 30 });
  expect(some.events?.map(({ message }) => message)).toEqual([
    'epoch=1 loss=0.6',
    'epoch=2 loss=0.4',
    'Traceback\0 <script>\u202e',
  ]);
  expect(new Set(some.events?.map(({ eventId }) => eventId)).size).toBe(3);
  await expect(filter({ filterPattern: '{ $.a = 1 }' })).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining('JSON patterns'),
  });
});

test('a live tail brings matching events within moments, and ends with its client', async () => {
  await createGroup('/g/tail', ['job/a', 'job/b']);
  const aborter = new AbortController();
  const arn = `arn:aws:logs:${daemon.region}:${daemon.accountId}:log-group:/g/tail`;
  const { responseStream } = await logs.send(
    new StartLiveTailCommand({
      logGroupIdentifiers: [arn],
      logStreamNamePrefixes: ['job/a'],
      logEventFilterPattern: 'wanted',
    }),
    { abortSignal: aborter.signal },
  );
  const seen: (string | undefined)[] = [];
  let sentAt = 0;
  let lag = Number.POSITIVE_INFINITY;
  for await (const event of responseStream ?? []) {
    if (event.sessionStart !== undefined) {
      sentAt = performance.now();
      await put('/g/tail', 'job/b', [[0, 'wanted elsewhere']]);
      await put('/g/tail', 'job/a', [
        [0, 'wanted'],
        [0, 'noise'],
        [1, 'wanted too'],
      ]);
    }
    expect(event.sessionUpdate?.sessionMetadata?.sampled ?? false).toBe(false);
    seen.push(...(event.sessionUpdate?.sessionResults ?? []).map(({ message }) => message));
    if (seen.length === 2) {
      lag = performance.now() - sentAt;
      break;
    }
  }
  aborter.abort();
  expect(seen).toEqual(['wanted', 'wanted too']);
  // Two acknowledged writes and the tail's own spacing; an update a second would be past it.
  expect(lag).toBeLessThan(900);
  await expect(logs.send(new StartLiveTailCommand({ logGroupIdentifiers: [`${arn}x`] }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test('acknowledged events outlive kill -9', async () => {
  const first = await startLocalDaemon();
  let second: LocalDaemon | undefined;
  try {
    logs = workspaceClients(first).logs;
    await createGroup('/g/kill', ['s']);
    await put('/g/kill', 's', [[0, 'acknowledged']]);
    await first.kill();
    second = await startLocalDaemon({ root: first.root });
    const after = workspaceClients(second).logs;
    const { events } = await after.send(new GetLogEventsCommand({ logGroupName: '/g/kill', logStreamName: 's' }));
    expect(events?.map(({ message }) => message)).toEqual(['acknowledged']);
  } finally {
    await second?.stop();
    await first.stop();
    logs = workspaceClients(daemon).logs;
  }
});
