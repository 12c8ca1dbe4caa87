import type { ArrivedLogEvent } from './log-ingest';

/** One open StartLiveTail session, from ingest to its client. */
export interface LiveTailQuery {
  /** Log groups by name, each with the identifier (ARN) the client gave. */
  readonly groups: ReadonlyMap<string, string>;
  readonly matches: (event: ArrivedLogEvent) => boolean;
  /** How long the session may last, ms. */
  readonly limitMs: number;
}

export type LiveTailUpdate =
  | { readonly kind: 'update'; readonly events: readonly ArrivedLogEvent[]; readonly sampled: boolean }
  | { readonly kind: 'timeout' };

/** AWS sends at most 500 events an update and keeps 5,000 for a client that reads too slowly. */
const UPDATE_EVENTS = 500;
const QUEUE_EVENTS = 5_000;
/** AWS sends an update each second, an empty one too; here one goes out as soon as there is something. */
const HEARTBEAT_MS = 1_000;
const SPACING_MS = 100;

/** The live tails of the workspace. */
export class LiveTails {
  readonly #sessions = new Set<LiveTailSession>();
  readonly #closed = new AbortController();

  publish(events: readonly ArrivedLogEvent[]): void {
    for (const session of this.#sessions) session.offer(events);
  }

  /**
   * The updates of a new session, which sees what arrives from this call on. Ends when the signal
   * aborts, when the reader stops or, with a timeout, after `limitMs`.
   */
  open(query: LiveTailQuery, signal: AbortSignal): AsyncIterable<LiveTailUpdate> {
    const session = new LiveTailSession(query);
    this.#sessions.add(session);
    const ended = AbortSignal.any([signal, this.#closed.signal]);
    const leave = () => this.#sessions.delete(session);
    ended.addEventListener('abort', leave, { once: true });
    return readUpdates(session, ended, leave);
  }

  /** Ends every session. */
  close(): void {
    this.#closed.abort();
  }
}

class LiveTailSession {
  #queue: ArrivedLogEvent[] = [];
  #lost = false;
  #wake: (() => void) | undefined;
  readonly #endsAt: number;

  constructor(private readonly query: LiveTailQuery) {
    this.#endsAt = performance.now() + query.limitMs;
  }

  offer(events: readonly ArrivedLogEvent[]): void {
    for (const event of events) {
      if (this.query.groups.has(event.group) && this.query.matches(event)) this.#queue.push(event);
    }
    if (this.#queue.length > QUEUE_EVENTS) {
      this.#queue.splice(0, this.#queue.length - QUEUE_EVENTS);
      this.#lost = true;
    }
    if (this.#queue.length > 0) this.#wake?.();
  }

  get ended(): boolean {
    return performance.now() >= this.#endsAt;
  }

  get full(): boolean {
    return this.#queue.length >= UPDATE_EVENTS;
  }

  get waiting(): boolean {
    return this.#queue.length > 0;
  }

  /** `sampled` says that events between this update and the one before were lost. */
  take(): LiveTailUpdate {
    const update = { kind: 'update', events: this.#queue.splice(0, UPDATE_EVENTS), sampled: this.#lost } as const;
    this.#lost = false;
    return update;
  }

  /** Resolves when events wait, when the time is over (ms, at most until the session's end) or on abort. */
  wait(milliseconds: number, signal: AbortSignal, until: 'any' | 'full'): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, Math.max(0, Math.min(milliseconds, this.#endsAt - performance.now())));
      signal.addEventListener('abort', done, { once: true });
      this.#wake = () => {
        if (until === 'any' || this.full) done();
      };
      if (signal.aborted) done();
    });
  }
}

async function* readUpdates(
  session: LiveTailSession,
  signal: AbortSignal,
  leave: () => void,
): AsyncGenerator<LiveTailUpdate> {
  let sentAt = Number.NEGATIVE_INFINITY;
  try {
    while (!signal.aborted) {
      if (session.ended) {
        yield { kind: 'timeout' };
        return;
      }
      const quiet = performance.now() - sentAt;
      if (session.full || (session.waiting && quiet >= SPACING_MS) || quiet >= HEARTBEAT_MS) {
        sentAt = performance.now();
        yield session.take();
      } else if (session.waiting) {
        await session.wait(SPACING_MS - quiet, signal, 'full');
      } else {
        await session.wait(HEARTBEAT_MS - quiet, signal, 'any');
      }
    }
  } finally {
    signal.removeEventListener('abort', leave);
    leave();
  }
}
