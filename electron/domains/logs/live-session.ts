import type { LogService } from '../aws-ports';
import { createNotifier, type Notifier } from '../notifier';
import type { Clock } from '../platform-ports';
import type { LogStore } from '../store-ports';
import { createLineCounter, type LineCounter } from './event-ids';
import { readToEnd } from './read-to-end';
import type { RemoteLogEvent } from './remote-log-event';

export interface LiveOptions {
  readonly workspaceId: string;
  readonly jobName: string;
  readonly key: string;
  readonly logs: LogService;
  readonly store: LogStore;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onStored: () => Promise<void>;
  readonly terminal: () => boolean;
  readonly jobChanges: Notifier;
}

/** How often the saved position is moved up behind the live lines, ms. */
const catchUpEvery = 30_000;
/** How long to wait for the session to begin before reading what is there, ms. */
const startWithin = 5_000;

export interface LiveOutcome {
  readonly started: boolean;
  /** Why lines may be missing; null when nothing was missed or nothing had begun. */
  readonly gap: string | null;
}

/**
 * One live tail session joined to what was read before it: the session starts first, then the log
 * is read up to now, then live lines follow. A line that comes both ways is stored once. Returns
 * when the job is terminal, or when the session broke or was sampled and must be started anew.
 */
export async function followLive(options: LiveOptions): Promise<LiveOutcome> {
  const { clock, jobChanges, jobName, logs, signal, terminal } = options;
  const session = new AbortController();
  const stop = (): void => session.abort();
  signal.addEventListener('abort', stop, { once: true });
  const news = createNotifier();
  let arrived: RemoteLogEvent[] = [];
  let started = false;
  let over: string | null = null;

  const listen = async (): Promise<void> => {
    for await (const item of logs.tail(jobName, session.signal)) {
      if (item.kind === 'started') started = true;
      else if (item.kind === 'ended') over = item.reason;
      else {
        arrived.push(...item.events);
        if (item.sampled) over = 'more than 500 lines a second came, and the live tail left some out';
      }
      news.notify();
      if (over !== null) return;
    }
    over ??= 'the live tail was closed';
    news.notify();
  };
  const listening = listen().catch((error: Error) => {
    over = error.message;
    news.notify();
  });

  try {
    const begin = clock.elapsed();
    while (!started && over === null && !signal.aborted && clock.elapsed() - begin < startWithin) {
      const seen = news.version;
      if (!started && over === null)
        await Promise.race([news.changed(seen, session.signal), clock.wait(startWithin, session.signal)]);
    }
    if (!started) return { started: false, gap: null };
    await readToEnd(options);
    const counters = new Map<string, LineCounter>();
    let caughtUp = clock.elapsed();
    while (!signal.aborted) {
      const seen = [news.version, jobChanges.version] as const;
      const batch = arrived;
      arrived = [];
      await store(options, counters, batch);
      if (over !== null) return { started, gap: over };
      if (terminal()) return { started, gap: null };
      if (clock.elapsed() - caughtUp >= catchUpEvery) {
        await readToEnd(options);
        caughtUp = clock.elapsed();
      }
      if (arrived.length === 0)
        await Promise.race([news.changed(seen[0], session.signal), jobChanges.changed(seen[1], session.signal)]);
    }
    return { started, gap: null };
  } finally {
    signal.removeEventListener('abort', stop);
    session.abort();
    await listening;
  }
}

async function store(
  options: LiveOptions,
  counters: Map<string, LineCounter>,
  events: readonly RemoteLogEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const lines = events.map((event) => {
    const counter = counters.get(event.stream) ?? createLineCounter();
    counters.set(event.stream, counter);
    return counter.toLine(event);
  });
  await options.store.append(options.workspaceId, options.key, lines, options.clock.now());
  await options.onStored();
}
