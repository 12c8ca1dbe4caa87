import { AwsError } from '../../../gateway/service';
import type { Alarms } from '../alarms';

/** What the operations on alarms work on. */
export interface AlarmsContext {
  readonly alarms: Alarms;
  /** ms since the epoch. */
  readonly clock: () => number;
  /** Whether the last evaluation of an alarm failed. */
  readonly hasFailed: (name: string) => boolean;
}

export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

/** CloudWatch's answer to the name of an alarm that is not there. */
export function unknownAlarm(name: string): AwsError {
  return new AwsError('ResourceNotFound', `Unknown alarm: ${name}`, 404);
}
