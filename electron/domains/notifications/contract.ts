import type { StreamItem } from '../../../shared/contract';
import type { Result } from '../../../shared/errors/result';
import type { Notification } from '../../../shared/model/notification';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';

export type NotificationList = StreamItem<'notifications.watch'>;

/** What ended while nobody had to watch it: jobs, endpoints, promotions. */
export interface NotificationsDomain {
  /** What is kept first, then the whole list again with each that comes; `onNew` is called once with each new one. */
  watch(scope: Scope, signal: AbortSignal, onNew: (notification: Notification) => void): ResultStream<NotificationList>;
  read(scope: Scope): Promise<Result<Record<string, never>>>;
  clear(scope: Scope): Promise<Result<Record<string, never>>>;
}
