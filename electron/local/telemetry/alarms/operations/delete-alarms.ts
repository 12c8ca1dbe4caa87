import { type AlarmsContext, unknownAlarm } from './context';

/** All of the alarms named, or none when one of them is not there. Their history stays. */
export function deleteAlarms(
  { alarms }: AlarmsContext,
  { AlarmNames }: { readonly AlarmNames: readonly string[] },
): Record<string, unknown> {
  const missing = AlarmNames.find((name) => alarms.state(name) === null);
  if (missing !== undefined) throw unknownAlarm(missing);
  alarms.remove([...new Set(AlarmNames)]);
  return {};
}
