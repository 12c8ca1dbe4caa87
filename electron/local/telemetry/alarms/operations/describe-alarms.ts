import { AwsError, type Call } from '../../../gateway/service';
import type { AlarmStateValue } from '../../../storage/alarms';
import { invalidNextToken } from '../../metrics/operations/context';
import { readToken, writeToken } from '../../page-token';
import type { AlarmRecord } from '../alarm-store';
import type { AlarmsContext } from './context';
import { presentAlarm } from './present-alarm';

interface DescribeAlarmsInput {
  readonly AlarmNames?: readonly string[];
  readonly AlarmNamePrefix?: string;
  readonly AlarmTypes?: readonly string[];
  readonly ChildrenOfAlarmName?: string;
  readonly ParentsOfAlarmName?: string;
  readonly StateValue?: AlarmStateValue;
  readonly ActionPrefix?: string;
  readonly MaxRecords?: number;
  readonly NextToken?: string;
}

const PAGE_ALARMS = 50;

/** Alarms by name. There are metric alarms only: asking for composite ones finds none. */
export function describeAlarms(
  context: AlarmsContext,
  input: DescribeAlarmsInput,
  call: Call,
): Record<string, unknown> {
  if (input.AlarmNames !== undefined && input.AlarmNamePrefix !== undefined) {
    throw new AwsError(
      'InvalidParameterCombinationException',
      'The parameters AlarmNames and AlarmNamePrefix are mutually exclusive and you have specified both.',
    );
  }
  if (input.ChildrenOfAlarmName !== undefined || input.ParentsOfAlarmName !== undefined) {
    throw new AwsError(
      'InvalidParameterValueException',
      'Composite alarms are not available in the local workspace, so no alarm has children or parents.',
    );
  }
  const place = input.NextToken === undefined ? [''] : readToken('a/', ['string'], input.NextToken);
  if (place === null) throw invalidNextToken();
  if (input.AlarmTypes !== undefined && !input.AlarmTypes.includes('MetricAlarm')) {
    return { MetricAlarms: [], CompositeAlarms: [] };
  }
  const limit = input.MaxRecords ?? PAGE_ALARMS;
  const found = context.alarms.all.filter(
    (record) => record.configuration.AlarmName > String(place[0]) && isWanted(record, input),
  );
  const page = found.slice(0, limit);
  return {
    MetricAlarms: page.map((record) => presentAlarm(context, call, record)),
    CompositeAlarms: [],
    NextToken: found.length > limit ? writeToken('a/', [page.at(-1)?.configuration.AlarmName ?? '']) : undefined,
  };
}

function isWanted({ configuration, state }: AlarmRecord, input: DescribeAlarmsInput): boolean {
  const { AlarmActions, AlarmName, InsufficientDataActions, OKActions } = configuration;
  const { ActionPrefix, AlarmNamePrefix, AlarmNames, StateValue } = input;
  return (
    (AlarmNames?.includes(AlarmName) ?? true) &&
    (AlarmNamePrefix === undefined || AlarmName.startsWith(AlarmNamePrefix)) &&
    (StateValue === undefined || state === StateValue) &&
    (ActionPrefix === undefined ||
      [...OKActions, ...AlarmActions, ...InsufficientDataActions].some((action) => action.startsWith(ActionPrefix)))
  );
}
