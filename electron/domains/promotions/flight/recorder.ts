import type { Result } from '../../../../shared/errors/result';
import type { AuditOutcome } from '../../audit/ports';
import type { Clock, Logger } from '../../platform-ports';
import { isUndecided } from '../../undecided';
import type { PromotionStore } from '../ports';

/** Makes a call and writes it into the flight recorder: when, what about, how long, and how it ended. */
export type RecordedCall = <T>(operation: string, target: string, work: () => Promise<Result<T>>) => Promise<Result<T>>;

/** A call that changed something, or tried to, for the audit log. */
export interface ChangingCall {
  /** Kind and name: 'model/x', 'endpoint/demo'. */
  readonly target: string;
  readonly outcome: AuditOutcome;
  readonly detail: string;
}

/** Operations that change something, and the kind of thing they change. */
const changing: Readonly<Record<string, string>> = {
  PutMetricAlarm: 'alarm',
  DeleteAlarms: 'alarm',
  CreateModel: 'model',
  CreateEndpointConfig: 'endpoint-config',
  UpdateEndpoint: 'endpoint',
};

/** What cannot be written down is logged; the promotion goes on, since its own steps are stored elsewhere. */
export function createRecorder(
  id: string,
  store: PromotionStore,
  clock: Clock,
  logger: Logger,
  onRecorded: () => void,
  onChanging: (call: ChangingCall) => Promise<void>,
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
    const kind = changing[operation];
    if (kind !== undefined)
      await onChanging({
        target: `${kind}/${target}`,
        // A call that may be tried again may also have arrived.
        outcome: result.ok ? 'done' : result.error.retryable || isUndecided(result.error) ? 'unknown' : 'rejected',
        detail: result.ok ? `${operation} was answered.` : `${operation}: ${result.error.message}`,
      });
    return result;
  };
}
