/** Keeps calls within a rate, together with everybody else who calls for the same account on this machine. */
export interface Pace {
  /** Resolves when the next call under `key` may be made, at most `perSecond` of them a second; at once when the signal aborts. */
  take(key: string, perSecond: number, signal: AbortSignal): Promise<void>;
}
