import type { Call } from '../../../gateway/service';
import { writeToken } from '../../page-token';
import { compileFilterPattern } from '../filter-pattern';
import { readGroup } from '../group-reader';
import { type GroupReference, resolveGroup } from '../group-reference';
import { logErrors } from '../log-errors';
import { BEGINNING, END, type StoredLogEvent, type TimePosition } from '../log-events';
import type { LogStream } from '../log-streams';
import { readLogToken } from '../log-token';
import { MAX_PAGE_EVENTS, PageBudget } from '../page-budget';
import type { LogsContext } from './context';

interface FilterLogEventsInput extends GroupReference {
  readonly logStreamNames?: readonly string[];
  readonly logStreamNamePrefix?: string;
  readonly startTime?: number;
  /** Inclusive, unlike that of GetLogEvents. */
  readonly endTime?: number;
  readonly filterPattern?: string;
  readonly nextToken?: string;
  readonly limit?: number;
  readonly startFromHead?: boolean;
}

interface Place {
  /** Pages belong to one walk over what had arrived when its first page was read. */
  readonly arrivedUntil: number;
  readonly position: TimePosition;
}

/** Events looked at for one page: after them it is answered as it is, with a token, as AWS does. */
const MAX_SCANNED_EVENTS = 200_000;
/** Events looked at between two rounds of the event loop. */
const SLICE_EVENTS = 1_000;

/** Events of many streams, interleaved in time order, that match a pattern. */
export async function filterLogEvents(
  context: LogsContext,
  input: FilterLogEventsInput,
  call: Call,
): Promise<Record<string, unknown>> {
  if (input.startFromHead === false) {
    throw logErrors.invalid(
      'startFromHead=false is not available in the local workspace: the earliest events come first.',
    );
  }
  const matches = compileFilterPattern(input.filterPattern ?? '');
  const place = input.nextToken === undefined ? begin(context) : parsePlace(input.nextToken);
  const from = Math.max(input.startTime ?? 0, place.position.timestamp);
  const to = input.endTime === undefined ? END.timestamp : input.endTime + 1;
  const streams = selectStreams(context, input, { from, to }, call);
  const budget = new PageBudget(input.limit ?? MAX_PAGE_EVENTS);
  const events: Record<string, unknown>[] = [];
  let position = place.position;
  let scanned = 0;
  let more = false;
  for (const { stream, event } of readGroup(context.events, { streams, ...place, from, to })) {
    const wanted = matches(event.message.toString());
    more = scanned === MAX_SCANNED_EVENTS || (wanted && !budget.take(event));
    if (more) break;
    if (wanted) events.push(present(stream, event));
    position = event;
    scanned += 1;
    if (scanned % SLICE_EVENTS === 0) {
      await new Promise(setImmediate);
      call.signal.throwIfAborted();
    }
  }
  return {
    events,
    searchedLogStreams: [],
    nextToken: more ? writeToken('m/', [place.arrivedUntil, position.timestamp, position.sequence]) : undefined,
  };
}

function begin({ events }: LogsContext): Place {
  return { arrivedUntil: events.newestSequence(), position: BEGINNING };
}

function parsePlace(token: string): Place {
  const place = readLogToken('m/', ['number', 'number', 'number'], token) as [number, number, number];
  const [arrivedUntil, timestamp, sequence] = place;
  return { arrivedUntil, position: { timestamp, sequence } };
}

function selectStreams(
  { groups, streams }: LogsContext,
  input: FilterLogEventsInput,
  span: { from: number; to: number },
  call: Call,
): readonly LogStream[] {
  const { logStreamNames, logStreamNamePrefix } = input;
  if (logStreamNames !== undefined && logStreamNamePrefix !== undefined) {
    throw logErrors.invalid('logStreamNames and logStreamNamePrefix cannot both be given.');
  }
  const group = resolveGroup(groups, input, call);
  if (logStreamNames?.some((name) => streams.find(group.id, name) === undefined)) throw logErrors.streamNotFound();
  return streams
    .withEvents(group.id, span)
    .filter(({ name }) => (logStreamNames?.includes(name) ?? true) && name.startsWith(logStreamNamePrefix ?? ''));
}

function present(stream: LogStream, event: StoredLogEvent): Record<string, unknown> {
  return {
    logStreamName: stream.name,
    timestamp: event.timestamp,
    message: event.message.toString(),
    ingestionTime: event.ingestedAt,
    // 56 digits as on AWS; they sort like the events do.
    eventId: String(event.timestamp).padStart(28, '0') + String(event.sequence).padStart(28, '0'),
  };
}
