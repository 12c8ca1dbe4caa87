import { useCallback, useEffect, useRef, useState } from 'react';
import type { StreamInput, StreamItem, StreamName } from '../../shared/contract/index';
import type { StreamEnd } from '../../shared/contract/transport';
import { openStream } from './client';

export interface StreamView<S> {
  /** What the reducer made of every item so far; kept over `restart`. */
  readonly state: S;
  /** How the stream ended, null while it runs. */
  readonly end: StreamEnd | null;
  readonly restart: () => void;
}

/**
 * Subscribes while mounted and folds the items with `reduce` (one call a batch). A changed name or input
 * starts anew from `initial`; unmounting cancels; `null` as input subscribes to nothing.
 */
export function useStream<N extends StreamName, S>(
  name: N,
  input: StreamInput<N> | null,
  initial: S,
  reduce: (state: S, items: readonly StreamItem<N>[]) => S,
): StreamView<S> {
  const [attempt, setAttempt] = useState(0);
  const key = input === null ? null : `${name} ${JSON.stringify(input)}`;
  const [view, setView] = useState<{ key: string | null; state: S; end: StreamEnd | null }>({
    key,
    state: initial,
    end: null,
  });
  const latest = useRef({ input, initial, reduce });
  useEffect(() => {
    latest.current = { input, initial, reduce };
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for input; attempt restarts by hand.
  useEffect(() => {
    const { input, initial } = latest.current;
    setView((before) => (before.key === key ? { ...before, end: null } : { key, state: initial, end: null }));
    if (input === null) return;
    return openStream(name, input, {
      onItems: (items) => setView((before) => ({ ...before, state: latest.current.reduce(before.state, items) })),
      onEnd: (end) => setView((before) => ({ ...before, end })),
    });
  }, [name, key, attempt]);

  const restart = useCallback(() => setAttempt((count) => count + 1), []);
  // Until the effect has run for a new key, the old key's items must not show under the new name.
  return view.key === key ? { state: view.state, end: view.end, restart } : { state: initial, end: null, restart };
}
