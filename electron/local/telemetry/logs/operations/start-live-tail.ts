import { randomUUID } from 'node:crypto';
import { AwsError, type Call } from '../../../gateway/service';
import { compileFilterPattern } from '../filter-pattern';
import { groupNameOf } from '../group-reference';
import type { LiveTailUpdate } from '../live-tail';
import { logErrors } from '../log-errors';
import type { ArrivedLogEvent } from '../log-ingest';
import type { LogsContext } from './context';

interface StartLiveTailInput {
  readonly logGroupIdentifiers: readonly string[];
  readonly logStreamNames?: readonly string[];
  readonly logStreamNamePrefixes?: readonly string[];
  readonly logEventFilterPattern?: string;
}

/** Throws before the stream begins; the stream itself ends as live-tail.ts tells. */
export function startLiveTail(
  context: LogsContext,
  input: StartLiveTailInput,
  call: Call,
): AsyncIterable<Record<string, unknown>> {
  const { logGroupIdentifiers, logStreamNames, logStreamNamePrefixes, logEventFilterPattern = '' } = input;
  if (logGroupIdentifiers.some((identifier) => !identifier.startsWith('arn:') || identifier.endsWith('*'))) {
    throw logErrors.invalid('logGroupIdentifiers must be ARNs of log groups that do not end with an asterisk (*).');
  }
  if (logStreamNames !== undefined && logStreamNamePrefixes !== undefined) {
    throw logErrors.invalid('logStreamNames and logStreamNamePrefixes cannot both be given.');
  }
  if (logGroupIdentifiers.length > 1 && (logStreamNames ?? logStreamNamePrefixes) !== undefined) {
    throw logErrors.invalid('Log streams can be given only together with a single log group.');
  }
  const groups = new Map(logGroupIdentifiers.map((identifier) => [groupNameOf(identifier, call), identifier]));
  for (const name of groups.keys()) {
    if (context.groups.find(name) === undefined) throw logErrors.groupNotFound();
  }
  const matchesText = compileFilterPattern(logEventFilterPattern);
  const matchesStream = (stream: string) =>
    (logStreamNames?.includes(stream) ?? true) &&
    (logStreamNamePrefixes?.some((prefix) => stream.startsWith(prefix)) ?? true);
  const matches = ({ stream, message }: ArrivedLogEvent) => matchesStream(stream) && matchesText(message);
  const updates = context.tails.open({ groups, matches, limitMs: context.liveTailLimitMs }, call.signal);
  const start = {
    requestId: call.requestId,
    sessionId: randomUUID(),
    logGroupIdentifiers,
    logStreamNames: logStreamNames ?? [],
    logStreamNamePrefixes: logStreamNamePrefixes ?? [],
    logEventFilterPattern,
  };
  return present(start, updates, groups);
}

async function* present(
  sessionStart: Record<string, unknown>,
  updates: AsyncIterable<LiveTailUpdate>,
  groups: ReadonlyMap<string, string>,
): AsyncGenerator<Record<string, unknown>> {
  yield { sessionStart };
  for await (const update of updates) {
    if (update.kind === 'timeout') {
      throw new AwsError('SessionTimeoutException', 'The live tail session has timed out after three hours.');
    }
    yield {
      sessionUpdate: {
        sessionMetadata: { sampled: update.sampled },
        sessionResults: update.events.map((event) => ({
          logStreamName: event.stream,
          logGroupIdentifier: groups.get(event.group),
          message: event.message,
          timestamp: event.timestamp,
          ingestionTime: event.ingestedAt,
        })),
      },
    };
  }
}
