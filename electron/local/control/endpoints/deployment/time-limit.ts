import { callAfter } from '../../call-after';

/** MaximumExecutionTimeoutInSeconds of a deployment that began at `startedAt`, across restarts of the daemon. */
export class TimeLimit {
  readonly signal: AbortSignal;
  readonly #cancel: () => void;

  /** @param maximumMs null: no limit */
  constructor(maximumMs: number | null, startedAt: number, now: number) {
    const over = new AbortController();
    this.signal = over.signal;
    // A clock that was set back must not make the limit longer than it was given.
    this.#cancel =
      maximumMs === null
        ? () => undefined
        : callAfter(Math.min(maximumMs, maximumMs - (now - startedAt)), () => over.abort());
  }

  /** The value of `work`, or null when the time is up first. */
  within<T>(work: Promise<T>): Promise<T | null> {
    return new Promise((resolve) => {
      const late = () => resolve(null);
      this.signal.addEventListener('abort', late, { once: true });
      void work.then((value) => {
        this.signal.removeEventListener('abort', late);
        resolve(value);
      });
      if (this.signal.aborted) late();
    });
  }

  end(): void {
    this.#cancel();
  }
}
