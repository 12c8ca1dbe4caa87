import { AwsError } from '../../../gateway/service';
import type { AlarmStateValue } from '../../../storage/alarms';
import { type AlarmsContext, invalid, unknownAlarm } from './context';

/** Puts an alarm in a state until its next evaluation says otherwise. */
export function setAlarmState(
  { alarms }: AlarmsContext,
  input: {
    readonly AlarmName: string;
    readonly StateValue: AlarmStateValue;
    readonly StateReason: string;
    readonly StateReasonData?: string;
  },
): Record<string, unknown> {
  const { AlarmName, StateReason, StateReasonData, StateValue } = input;
  if (alarms.state(AlarmName) === null) throw unknownAlarm(AlarmName);
  // As text the database ends a reason at its first NUL.
  if (StateReason.includes('\0')) throw invalid('The local workspace keeps no reasons with a NUL character.');
  if (StateReasonData !== undefined && !isJson(StateReasonData)) {
    throw new AwsError('InvalidFormatFault', 'StateReasonData was not valid JSON.');
  }
  alarms.enter(AlarmName, { state: StateValue, reason: StateReason, reasonData: StateReasonData ?? null });
  return {};
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
