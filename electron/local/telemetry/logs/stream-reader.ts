import { writeToken } from '../page-token';
import {
  BEGINNING,
  END,
  type LogEvents,
  type StoredLogEvent,
  type TimePosition,
  type TimeQuery,
  WHOLE_STREAM,
} from './log-events';
import { readLogToken } from './log-token';
import { PageBudget } from './page-budget';

/**
 * Where a forward reader stands. It reads the stream in windows of arrival: first everything that
 * had arrived when it began, in time order; then, again and again, what arrived since the last
 * window, each in time order. So an event that arrives late, with a timestamp long passed, still
 * reaches whoever follows the forward tokens, and no event comes twice.
 */
interface ForwardPlace {
  readonly after: number;
  readonly until: number;
  readonly position: TimePosition;
}

/** Where a backward reader stands in the time order of what had arrived up to `until`. */
interface BackwardPlace {
  readonly until: number;
  readonly position: TimePosition;
}

export interface StreamPage {
  /** Oldest first, whichever way the page was read. */
  readonly events: readonly StoredLogEvent[];
  /** The token that was given, when reading on in its direction brought nothing. */
  readonly forwardToken: string;
  readonly backwardToken: string;
}

export interface StreamQuery {
  readonly streamId: number;
  /** Timestamps in [from, to), ms since the epoch. */
  readonly from: number;
  readonly to: number;
  readonly limit: number;
  readonly token: string | null;
  /** Without a token: whether to begin at the oldest events or with the newest page. */
  readonly fromHead: boolean;
}

/** Small enough to leave the event loop free between two of them. */
const CHUNK_EVENTS = 500;
/** Arrivals in one window after the first: it is sorted for each page read from it. */
const WINDOW_EVENTS = 10_000;

/** One page of a stream for GetLogEvents. Throws InvalidParameterException for a foreign token. */
export function readStreamPage(log: LogEvents, query: StreamQuery): Promise<StreamPage> {
  const { token } = query;
  if (token?.startsWith('b/')) return readBackward(log, query, parseBackward(token));
  if (token !== null) return readForward(log, query, parseForward(token));
  const until = log.lastSequence(query.streamId);
  if (query.fromHead) return readForward(log, query, { after: WHOLE_STREAM, until, position: BEGINNING });
  return readBackward(log, query, { until, position: END });
}

async function readForward(log: LogEvents, query: StreamQuery, start: ForwardPlace): Promise<StreamPage> {
  let place = start;
  for (;;) {
    const window = { arrivedAfter: place.after, arrivedUntil: place.until, position: place.position };
    const { taken, exhausted } = await takeChunks(log, { ...query, ...window, direction: 'forward' });
    const next =
      taken.length === 0 && exhausted ? log.windowEnd(query.streamId, place.until, WINDOW_EVENTS) : place.until;
    if (taken.length === 0 && next > place.until) {
      // A page never spans two windows, so each page is in time order.
      place = { after: place.until, until: next, position: BEGINNING };
      continue;
    }
    const reached = { ...place, position: taken.at(-1) ?? place.position };
    return {
      events: taken,
      forwardToken: taken.length === 0 && query.token !== null ? query.token : forwardToken(reached),
      backwardToken: backwardToken({ until: place.until, position: taken[0] ?? END }),
    };
  }
}

async function readBackward(log: LogEvents, query: StreamQuery, start: BackwardPlace): Promise<StreamPage> {
  const window = { arrivedAfter: WHOLE_STREAM, arrivedUntil: start.until, position: start.position };
  const { taken } = await takeChunks(log, { ...query, ...window, direction: 'backward' });
  const events = taken.toReversed();
  const place = { after: WHOLE_STREAM, until: start.until, position: events.at(-1) ?? BEGINNING };
  return {
    events,
    forwardToken: forwardToken(place),
    backwardToken:
      events.length === 0 && query.token !== null
        ? query.token
        : backwardToken({ until: start.until, position: events[0] ?? BEGINNING }),
  };
}

async function takeChunks(log: LogEvents, query: TimeQuery) {
  const budget = new PageBudget(query.limit);
  const taken: StoredLogEvent[] = [];
  let position = query.position;
  for (;;) {
    const { events, exhausted } = log.chunk({ ...query, position, limit: CHUNK_EVENTS });
    for (const event of events) {
      if (!budget.take(event)) return { taken, exhausted: false };
      taken.push(event);
      position = event;
    }
    if (exhausted) return { taken, exhausted };
    await new Promise(setImmediate);
  }
}

function forwardToken({ after, until, position }: ForwardPlace): string {
  return writeToken('f/', [after, until, position.timestamp, position.sequence]);
}

function backwardToken({ until, position }: BackwardPlace): string {
  return writeToken('b/', [until, position.timestamp, position.sequence]);
}

function parseForward(token: string): ForwardPlace {
  const place = readLogToken('f/', ['number', 'number', 'number', 'number'], token);
  const [after, until, timestamp, sequence] = place as [number, number, number, number];
  return { after, until, position: { timestamp, sequence } };
}

function parseBackward(token: string): BackwardPlace {
  const [until, timestamp, sequence] = readLogToken('b/', ['number', 'number', 'number'], token) as [
    number,
    number,
    number,
  ];
  return { until, position: { timestamp, sequence } };
}
