import type { LogEvents } from './log-events';

const SLICE_EVENTS = 500;
/** Between two slices, so that deleting ten million events never stands in a reader's way. */
const PAUSE_MS = 20;
const RETRY_MS = 10_000;

/** Removes the events of deleted streams in the background; what a killed daemon left goes on at start. */
export class Purge {
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly events: LogEvents) {}

  start(): void {
    this.#continue(PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #continue(pauseMs: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      try {
        if (this.events.purge(SLICE_EVENTS)) this.#continue(PAUSE_MS);
      } catch {
        // A full disk: nobody waits for this, and every other write says it.
        this.#continue(RETRY_MS);
      }
    }, pauseMs).unref();
  }
}
