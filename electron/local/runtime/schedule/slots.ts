/** A place in the queue for a slot. `ahead` is how many wait before it. */
interface Waiter {
  readonly grant: () => void;
  readonly onAhead: (ahead: number) => void;
}

/** The CPU slots of this machine, given out in the order they were asked for. */
export class Slots {
  private used = 0;
  private queue: Waiter[] = [];

  constructor(readonly capacity: number) {}

  get busy(): number {
    return this.used + this.queue.length;
  }

  /**
   * Resolves with the function that gives the slot back (once; more calls do nothing). While it
   * waits, `onAhead` is told its place at once and whenever that changes. Rejects with the signal's
   * reason as soon as it aborts.
   */
  acquire(signal: AbortSignal, onAhead: (ahead: number) => void): Promise<() => void> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    if (this.used < this.capacity && this.queue.length === 0) return Promise.resolve(this.take());
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.queue = this.queue.filter((entry) => entry !== waiter);
        this.tellPlaces();
        reject(signal.reason as Error);
      };
      const waiter: Waiter = {
        onAhead,
        grant: () => {
          signal.removeEventListener('abort', leave);
          resolve(this.take());
        },
      };
      this.queue.push(waiter);
      signal.addEventListener('abort', leave, { once: true });
      onAhead(this.queue.length - 1);
    });
  }

  private take(): () => void {
    this.used += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.used -= 1;
      const next = this.queue.shift();
      if (next === undefined) return;
      next.grant();
      this.tellPlaces();
    };
  }

  private tellPlaces(): void {
    this.queue.forEach((waiter, ahead) => {
      waiter.onAhead(ahead);
    });
  }
}

/** What a waiting job says of itself, e.g. "Waiting for a slot: 2 of 2 are taken; 1 job waits before this one." */
export function waitingMessage(capacity: number, ahead: number): string {
  const taken = capacity === 1 ? 'the only one is taken' : `${capacity} of ${capacity} are taken`;
  const place =
    ahead === 0 ? 'this job is next' : `${ahead === 1 ? '1 job waits' : `${ahead} jobs wait`} before this one`;
  return `Waiting for a slot: ${taken}; ${place}.`;
}
