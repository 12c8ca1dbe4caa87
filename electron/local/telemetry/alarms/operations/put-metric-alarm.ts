import { checkAlarm, type PutMetricAlarmInput } from '../check-alarm';
import type { AlarmsContext } from './context';

/** Creates an alarm or replaces the settings of one; it is evaluated at once. */
export function putMetricAlarm({ alarms }: AlarmsContext, input: PutMetricAlarmInput): Record<string, unknown> {
  alarms.put(checkAlarm(input));
  return {};
}
