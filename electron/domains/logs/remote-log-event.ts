import type { Instant } from '../../../shared/model/time';

/** One event of a CloudWatch log stream. */
export interface RemoteLogEvent {
  readonly at: Instant;
  readonly stream: string;
  readonly text: string;
}
