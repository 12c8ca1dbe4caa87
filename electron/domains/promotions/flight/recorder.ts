import type { Result } from '../../../../shared/errors/result';
import type { Clock, Logger } from '../../platform-ports';
import type { PromotionStore } from '../ports';

/** Makes a call and writes it into the flight recorder: when, what about, how long, and how it ended. */
export type RecordedCall = <T>(operation: string, target: string, work: () => Promise<Result<T>>) => Promise<Result<T>>;

/** What cannot be written down is logged; the promotion goes on, since its own steps are stored elsewhere. */
export function createRecorder(
  id: string,
  store: PromotionStore,
  clock: Clock,
  logger: Logger,
  onRecorded: () => void,
): RecordedCall {
  return async (operation, target, work) => {
    const at = clock.now();
    const began = clock.elapsed();
    const result = await work();
    const call = {
      at,
      operation,
      target,
      milliseconds: Math.round(clock.elapsed() - began),
      result: result.ok ? 'ok' : `${result.error.code}: ${result.error.message}`,
      ok: result.ok,
    };
    await store
      .addCall(id, call)
      .catch((error: Error) => logger.warn('promotions.call-not-kept', { id, operation, message: error.message }));
    onRecorded();
    return result;
  };
}
