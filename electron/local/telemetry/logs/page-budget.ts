import { eventBytes, type StoredLogEvent } from './log-events';

export const MAX_PAGE_EVENTS = 10_000;
const MAX_PAGE_BYTES = 1_048_576;

/** What still fits into one answer: up to `limit` events and 1 MB, and always the first event. */
export class PageBudget {
  #events = 0;
  #bytes = 0;

  constructor(private readonly limit: number) {}

  /** Counts the event and answers true, or answers false: it belongs on the next page. */
  take(event: StoredLogEvent): boolean {
    const bytes = eventBytes(event);
    if (this.full || (this.#events > 0 && this.#bytes + bytes > MAX_PAGE_BYTES)) return false;
    this.#events += 1;
    this.#bytes += bytes;
    return true;
  }

  get full(): boolean {
    return this.#events >= this.limit;
  }
}
