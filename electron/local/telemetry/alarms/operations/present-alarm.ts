import type { Call } from '../../../gateway/service';
import type { AlarmRecord } from '../alarm-store';
import type { AlarmsContext } from './context';

/** An alarm as DescribeAlarms shows it. */
export function presentAlarm(
  { hasFailed }: AlarmsContext,
  { accountId, region }: Call,
  record: AlarmRecord,
): Record<string, unknown> {
  const { configuration } = record;
  const name = configuration.AlarmName;
  return {
    ...configuration,
    AlarmArn: `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`,
    AlarmConfigurationUpdatedTimestamp: new Date(record.configuredAt),
    StateValue: record.state,
    StateReason: record.reason,
    StateReasonData: record.reasonData ?? undefined,
    StateUpdatedTimestamp: new Date(record.updatedAt),
    StateTransitionedTimestamp: new Date(record.transitionedAt),
    EvaluationState: hasFailed(name) ? 'EVALUATION_FAILURE' : undefined,
  };
}
