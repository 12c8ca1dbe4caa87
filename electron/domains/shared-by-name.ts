/** One running thing a name, shared by whoever uses it at the same time and ended with the last of them. */
export interface SharedByName<T> {
  /** Valid until the signal aborts. */
  use(name: string, signal: AbortSignal): T;
}

/** `closing` ends all of them. */
export function sharedByName<T>(
  closing: AbortSignal,
  start: (name: string, signal: AbortSignal) => T,
): SharedByName<T> {
  const running = new Map<string, { readonly value: T; readonly end: AbortController; users: number }>();
  return {
    use(name, signal) {
      const found = running.get(name);
      const end = found?.end ?? new AbortController();
      const entry = found ?? { value: start(name, AbortSignal.any([end.signal, closing])), end, users: 0 };
      entry.users += 1;
      running.set(name, entry);
      const leave = (): void => {
        entry.users -= 1;
        if (entry.users > 0) return;
        entry.end.abort();
        if (running.get(name) === entry) running.delete(name);
      };
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true });
      return entry.value;
    },
  };
}
