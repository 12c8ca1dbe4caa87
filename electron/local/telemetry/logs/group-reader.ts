import { type LogEvents, type StoredLogEvent, type TimePosition, WHOLE_STREAM } from './log-events';
import type { LogStream } from './log-streams';

/** Which events of which streams, in time order over all of them. */
export interface GroupQuery {
  /** In order of their first event. */
  readonly streams: readonly LogStream[];
  /** Only what had arrived up to this sequence. */
  readonly arrivedUntil: number;
  /** Timestamps in [from, to), ms since the epoch. */
  readonly from: number;
  readonly to: number;
  /** Exclusive start. */
  readonly position: TimePosition;
}

interface OpenStream {
  readonly stream: LogStream;
  readonly next: () => StoredLogEvent | undefined;
}

const CHUNK_EVENTS = 200;

/**
 * The events of many streams interleaved by (timestamp, sequence). A stream is opened only when the
 * time reaches its first event and left when it has no more, so that a group of thousands of
 * finished jobs costs what the jobs of the asked time cost.
 */
export function* readGroup(
  log: LogEvents,
  query: GroupQuery,
): Generator<{ readonly stream: LogStream; readonly event: StoredLogEvent }> {
  const waiting = [...query.streams];
  const heads: { readonly open: OpenStream; event: StoredLogEvent }[] = [];
  for (;;) {
    let first = earliest(heads);
    while (
      waiting[0] !== undefined &&
      (first === undefined || (waiting[0].firstEventAt ?? 0) <= first.event.timestamp)
    ) {
      const open = openStream(log, query, waiting.shift() as LogStream);
      const event = open.next();
      if (event !== undefined) heads.push({ open, event });
      first = earliest(heads);
    }
    if (first === undefined) return;
    yield { stream: first.open.stream, event: first.event };
    const next = first.open.next();
    if (next === undefined) heads.splice(heads.indexOf(first), 1);
    else first.event = next;
  }
}

function openStream(log: LogEvents, query: GroupQuery, stream: LogStream): OpenStream {
  let chunk: readonly StoredLogEvent[] = [];
  let index = 0;
  let position = query.position;
  let ended = false;
  const fetch = () => {
    const { arrivedUntil, from, to } = query;
    const window = { arrivedAfter: WHOLE_STREAM, arrivedUntil, from, to, position };
    const read = log.chunk({ ...window, streamId: stream.id, direction: 'forward', limit: CHUNK_EVENTS });
    chunk = read.events;
    index = 0;
    position = chunk.at(-1) ?? position;
    ended = read.exhausted;
  };
  fetch();
  return {
    stream,
    next() {
      if (index === chunk.length && !ended) fetch();
      return chunk[index++];
    },
  };
}

function earliest<Head extends { readonly event: TimePosition }>(heads: readonly Head[]): Head | undefined {
  let first: Head | undefined;
  for (const head of heads) {
    if (first === undefined || isBefore(head.event, first.event)) first = head;
  }
  return first;
}

function isBefore(a: TimePosition, b: TimePosition): boolean {
  return a.timestamp < b.timestamp || (a.timestamp === b.timestamp && a.sequence < b.sequence);
}
