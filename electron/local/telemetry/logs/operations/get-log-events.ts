import type { Call } from '../../../gateway/service';
import { type GroupReference, resolveGroup } from '../group-reference';
import { logErrors } from '../log-errors';
import { END } from '../log-events';
import { MAX_PAGE_EVENTS } from '../page-budget';
import { readStreamPage } from '../stream-reader';
import type { LogsContext } from './context';

/** One page of a stream; how its tokens follow late events is told in stream-reader.ts. */
export async function getLogEvents(
  { groups, streams, events }: LogsContext,
  input: GroupReference & {
    readonly logStreamName: string;
    readonly startTime?: number;
    readonly endTime?: number;
    readonly nextToken?: string;
    readonly limit?: number;
    readonly startFromHead?: boolean;
  },
  call: Call,
): Promise<Record<string, unknown>> {
  const stream = streams.find(resolveGroup(groups, input, call).id, input.logStreamName);
  if (stream === undefined) throw logErrors.streamNotFound();
  const page = await readStreamPage(events, {
    streamId: stream.id,
    from: input.startTime ?? 0,
    to: input.endTime ?? END.timestamp,
    limit: input.limit ?? MAX_PAGE_EVENTS,
    token: input.nextToken ?? null,
    fromHead: input.startFromHead ?? false,
  });
  return {
    events: page.events.map(({ timestamp, message, ingestedAt }) => ({
      timestamp,
      message: message.toString(),
      ingestionTime: ingestedAt,
    })),
    nextForwardToken: page.forwardToken,
    nextBackwardToken: page.backwardToken,
  };
}
