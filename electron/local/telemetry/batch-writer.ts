/** What a BatchWriter stores items with, and what makes it yield. */
export interface BatchWriterOptions<Item> {
  /** Stores the items in one transaction; throws when it stored none of them. */
  readonly store: (items: readonly Item[]) => void;
  /** Bytes an item weighs in memory and on disk, roughly. */
  readonly bytesOf: (item: Item) => number;
  /** Items lost because storing kept failing and memory ran out; called oldest first. */
  readonly onDropped: (items: readonly Item[]) => void;
  /** Largest transaction: more would hold up the event loop for longer than a few ms. */
  readonly batchItems: number;
  readonly batchBytes: number;
  /** What may wait in memory while nothing can be stored (a full disk). */
  readonly pendingBytes: number;
}

const GATHER_MS = 25;
const RETRY_MS = 1_000;

/**
 * Gathers items for 25 ms and stores them in small transactions with the event loop free in
 * between. When storing fails (a full disk), everything waits and is tried again each second;
 * flush() then rejects with the reason, so that a caller can say it.
 */
export class BatchWriter<Item> {
  #pending: Item[] = [];
  #pendingBytes = 0;
  /** Items ever appended and ever stored or dropped: a flush waits for the second to reach the first. */
  #appended = 0;
  #settled = 0;
  #timer: NodeJS.Timeout | undefined;
  #step: NodeJS.Immediate | undefined;
  #waiting: { readonly until: number; readonly resolve: () => void; readonly reject: (error: unknown) => void }[] = [];

  constructor(private readonly options: BatchWriterOptions<Item>) {}

  append(items: readonly Item[]): void {
    for (const item of items) {
      this.#pending.push(item);
      this.#pendingBytes += this.options.bytesOf(item);
    }
    this.#appended += items.length;
    if (this.#pendingBytes > this.options.pendingBytes) this.#dropOldest();
    if (this.#timer === undefined && this.#step === undefined && this.#pending.length > 0) this.#wait(GATHER_MS);
  }

  /** Resolves when everything appended before the call is stored; rejects when storing it failed. */
  flush(): Promise<void> {
    if (this.#settled >= this.#appended) return Promise.resolve();
    const until = this.#appended;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#step ??= setImmediate(this.#storeNext);
    return new Promise((resolve, reject) => this.#waiting.push({ until, resolve, reject }));
  }

  /** Stores what is pending, if it can be stored at once, and stops the timers. */
  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      clearTimeout(this.#timer);
      clearImmediate(this.#step);
    }
  }

  #wait(milliseconds: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#storeNext();
    }, milliseconds);
  }

  readonly #storeNext = (): void => {
    this.#step = undefined;
    const batch = this.#nextBatch();
    if (batch.length === 0) return;
    try {
      this.options.store(batch);
    } catch (error) {
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const { reject } of waiting) reject(error);
      this.#wait(RETRY_MS);
      return;
    }
    this.#settle(batch);
    if (this.#pending.length > 0) this.#step = setImmediate(this.#storeNext);
  };

  #nextBatch(): readonly Item[] {
    let count = 0;
    let bytes = 0;
    for (const item of this.#pending) {
      bytes += this.options.bytesOf(item);
      if (count > 0 && (count >= this.options.batchItems || bytes > this.options.batchBytes)) break;
      count += 1;
    }
    return this.#pending.slice(0, count);
  }

  #settle(items: readonly Item[]): void {
    this.#pending.splice(0, items.length);
    for (const item of items) this.#pendingBytes -= this.options.bytesOf(item);
    this.#settled += items.length;
    this.#waiting = this.#waiting.filter(({ until, resolve }) => {
      if (until > this.#settled) return true;
      resolve();
      return false;
    });
  }

  #dropOldest(): void {
    let count = 0;
    let bytes = this.#pendingBytes;
    // Down to half, so that dropping is rare and not a cost of every further append.
    while (bytes > this.options.pendingBytes / 2) {
      const item = this.#pending[count];
      if (item === undefined) break;
      bytes -= this.options.bytesOf(item);
      count += 1;
    }
    const dropped = this.#pending.slice(0, count);
    this.#settle(dropped);
    this.options.onDropped(dropped);
  }
}
