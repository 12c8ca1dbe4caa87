import { useCallback, useEffect, useState } from 'react';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract/index';
import type { Failure } from '../../shared/errors/result';
import { request } from './client';

export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly data: T }
  | { readonly kind: 'failed'; readonly error: Failure };

/** Asks once when mounted and again when the input changes or `reload` is called. For reads only. `null` asks nothing. */
export function useRequest<N extends CommandName>(
  name: N,
  input: CommandInput<N> | null,
): { readonly result: Loaded<CommandOutput<N>>; readonly reload: () => void } {
  const [attempt, setAttempt] = useState(0);
  const key = input === null ? null : JSON.stringify(input);
  const [held, setHeld] = useState<{ key: string | null; result: Loaded<CommandOutput<N>> }>({
    key,
    result: { kind: 'loading' },
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for input; attempt asks again by hand.
  useEffect(() => {
    if (input === null) return;
    let wanted = true;
    setHeld((before) =>
      before.key === key && before.result.kind === 'ready' ? before : { key, result: { kind: 'loading' } },
    );
    void request(name, input).then((answer) => {
      if (!wanted) return;
      setHeld({
        key,
        result: answer.ok ? { kind: 'ready', data: answer.data } : { kind: 'failed', error: answer.error },
      });
    });
    return () => {
      wanted = false;
    };
  }, [name, key, attempt]);

  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  return { result: held.key === key ? held.result : { kind: 'loading' }, reload };
}
