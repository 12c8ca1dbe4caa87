/** How long the newest figures may wait in memory, in ms: a commit each would be one per log line. */
const INTERVAL_MS = 1000;

type Write = (metrics: Iterable<readonly [name: string, value: number, at: number]>) => void;

/** Gathers the newest value of each metric of a job and writes them at most once a second. */
export class MetricBuffer {
  readonly #write: Write;
  readonly #newest = new Map<string, readonly [name: string, value: number, at: number]>();
  #timer: NodeJS.Timeout | null = null;

  constructor(write: Write) {
    this.#write = write;
  }

  /** Values that are no number are left out, as CloudWatch refuses them. */
  put(name: string, value: number, at: number): void {
    if (!Number.isFinite(value)) return;
    this.#newest.set(name, [name, value, at]);
    this.#timer ??= setTimeout(() => this.flush(), INTERVAL_MS).unref();
  }

  /** Writes what is held. What could not be written is held for the next time. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#newest.size === 0) return;
    try {
      this.#write(this.#newest.values());
      this.#newest.clear();
    } catch {
      // A full disk must not end the job that runs; the next figures try again.
    }
  }
}
