import type { Result } from '../../shared/errors/result';
import type { Clock } from './platform-ports';
import type { OnSlowed } from './workspace/slowed';

/** Pauses between two calls the service refused for their number, ms: it is asked for the first soon, then ever less. */
const firstPause = 2_000;
const longestPause = 15_000;
/** Waited at most in one undertaking, ms: AWS throttles for seconds, a busy account for a minute or two. */
const longestWait = 180_000;

/** Makes a call again and again while the service only says that there are too many. */
export type Patience = <T>(call: () => Promise<Result<T>>) => Promise<Result<T>>;

/**
 * Patience for the calls of one undertaking, as much as a person has for all of them together. A throttled call was
 * refused before it did anything, so that making it again does nothing twice.
 */
export function createPatience(clock: Clock, signal: AbortSignal, onSlowed?: OnSlowed): Patience {
  let waited = 0;
  return async (call) => {
    let over: (() => void) | undefined;
    try {
      for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 2)) {
        const result = await call();
        const isThrottled = !result.ok && result.error.code === 'aws.throttled';
        if (!isThrottled || signal.aborted || waited + pause > longestWait) return result;
        over ??= onSlowed?.();
        waited += pause;
        await clock.wait(pause, signal);
      }
    } finally {
      over?.();
    }
  };
}
