import { longTimer } from './schedule/long-timer';

export type HaltReason = 'requested' | 'max-runtime' | 'shutdown';

/** The one place a run looks at to know whether and why it has to end; the first reason counts. */
export class JobHalt {
  private readonly controller = new AbortController();
  private reason: HaltReason | null = null;
  private readonly cleanups: (() => void)[] = [];

  /** `stop` is the request of a person, `closing` the end of the daemon. */
  constructor(stop: AbortSignal, closing: AbortSignal) {
    this.link(stop, 'requested');
    this.link(closing, 'shutdown');
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get why(): HaltReason | null {
    return this.reason;
  }

  /** Begins to count MaxRuntimeInSeconds. `onExpired` is called just before the run is told to end. */
  limit(seconds: number, onExpired: () => void): void {
    this.cleanups.push(
      longTimer(seconds * 1000, () => {
        if (this.reason === null) onExpired();
        this.end('max-runtime');
      }),
    );
  }

  /** Lets go of timers and listeners. */
  dispose(): void {
    for (const cleanup of this.cleanups.splice(0)) cleanup();
  }

  private link(signal: AbortSignal, reason: HaltReason): void {
    const onAbort = (): void => this.end(reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    this.cleanups.push(() => signal.removeEventListener('abort', onAbort));
  }

  private end(reason: HaltReason): void {
    this.reason ??= reason;
    this.controller.abort(new Error(`The job was halted (${reason}).`));
  }
}
