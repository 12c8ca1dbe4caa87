import type { Call } from '../../../gateway/service';
import { inTransaction } from '../../../storage/database';
import { writeToken } from '../../page-token';
import { type GroupReference, groupArn, resolveGroup } from '../group-reference';
import { logErrors } from '../log-errors';
import type { LogStream } from '../log-streams';
import { readLogToken } from '../log-token';
import type { LogsContext } from './context';

interface StreamInput {
  readonly logGroupName: string;
  readonly logStreamName: string;
}

const MAX_PAGE_STREAMS = 50;

export function createLogStream(
  { groups, streams, clock }: LogsContext,
  input: StreamInput,
  call: Call,
): Record<string, unknown> {
  const group = resolveGroup(groups, { logGroupName: input.logGroupName }, call);
  if (!streams.create(group.id, input.logStreamName, clock())) throw logErrors.streamExists();
  return {};
}

export function deleteLogStream(context: LogsContext, input: StreamInput, call: Call): Record<string, unknown> {
  const group = resolveGroup(context.groups, { logGroupName: input.logGroupName }, call);
  const stream = context.streams.find(group.id, input.logStreamName);
  if (stream === undefined) throw logErrors.streamNotFound();
  inTransaction(context.database, () => context.streams.delete(stream.id));
  context.purge();
  return {};
}

export function describeLogStreams(
  { groups, streams }: LogsContext,
  input: GroupReference & {
    readonly logStreamNamePrefix?: string;
    readonly orderBy?: 'LogStreamName' | 'LastEventTime';
    readonly descending?: boolean;
    readonly nextToken?: string;
    readonly limit?: number;
  },
  call: Call,
): Record<string, unknown> {
  const byTime = input.orderBy === 'LastEventTime';
  if (byTime && input.logStreamNamePrefix !== undefined) {
    throw logErrors.invalid('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const group = resolveGroup(groups, input, call);
  const limit = input.limit ?? MAX_PAGE_STREAMS;
  const descending = input.descending ?? false;
  // The order is part of the token: a page of one order cannot follow a page of the other.
  const kind = `${byTime ? 't' : 'n'}${descending ? 'd' : 'a'}/`;
  const [name, lastEventAt] =
    input.nextToken === undefined
      ? [null, 0]
      : (readLogToken(kind, ['string', 'number'], input.nextToken) as [string, number]);
  const found = byTime
    ? streams.byLastEvent(group.id, {
        after: name === null ? null : { name, lastEventAt },
        descending,
        limit: limit + 1,
      })
    : streams.byName(group.id, { prefix: input.logStreamNamePrefix ?? '', after: name, descending, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    logStreams: page.map((stream) => present(stream, groupArn(call, group.name))),
    nextToken:
      found.length > limit && last !== undefined ? writeToken(kind, [last.name, last.lastEventAt ?? 0]) : undefined,
  };
}

function present(stream: LogStream, arn: string): Record<string, unknown> {
  return {
    logStreamName: stream.name,
    creationTime: stream.createdAt,
    firstEventTimestamp: stream.firstEventAt ?? undefined,
    lastEventTimestamp: stream.lastEventAt ?? undefined,
    lastIngestionTime: stream.lastIngestedAt ?? undefined,
    arn: `${arn}:log-stream:${stream.name}`,
    // AWS stopped counting bytes of a stream in 2019 and sends 0.
    storedBytes: 0,
  };
}
