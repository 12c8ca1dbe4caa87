import type { StreamItem } from '../../../shared/contract';

export type WindowAsk = StreamItem<'settings.asks'>;

/** What the menu and system notifications ask of the page. */
export interface WindowAsks {
  push(ask: WindowAsk): void;
  /** Asks as they come, the one that waits first; ends with the signal. */
  take(signal: AbortSignal): AsyncGenerator<WindowAsk>;
}

/** Only the last ask waits for a page that is not there yet: an older one would take the person where they no longer want to go. */
export function createWindowAsks(): WindowAsks {
  let waiting: WindowAsk | null = null;
  let wake: () => void = () => undefined;
  return {
    push(ask) {
      waiting = ask;
      wake();
    },
    async *take(signal) {
      while (!signal.aborted) {
        if (waiting !== null) {
          const ask = waiting;
          waiting = null;
          yield ask;
          continue;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      }
    },
  };
}
