import type { StreamInput, StreamItem, StreamName } from '../../shared/contract/index';
import type { Failure } from '../../shared/errors/result';
import { openStream } from './client';

/** First and longest wait before a broken watch is opened again, in milliseconds. */
const retryFrom = 1_000;
const retryUpTo = 15_000;

/**
 * Follows a stream whose every item is the whole state, for as long as the page lives or until cancelled; opens
 * it again when it broke. `onState` has the newest, `onBroken` says why there is none.
 */
export function keepWatching<N extends StreamName>(
  name: N,
  input: StreamInput<N>,
  onState: (state: StreamItem<N>) => void,
  onBroken: (failure: Failure) => void,
): () => void {
  let cancelStream: () => void = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = retryFrom;

  const open = () => {
    cancelStream = openStream(name, input, {
      onItems: (items) => {
        wait = retryFrom;
        const state = items.at(-1);
        if (state !== undefined) onState(state);
      },
      onEnd: (end) => {
        if (end.reason === 'failed') onBroken(end.error);
        timer = setTimeout(open, wait);
        wait = Math.min(wait * 2, retryUpTo);
      },
    });
  };

  open();
  return () => {
    clearTimeout(timer);
    cancelStream();
  };
}
