import type { Call } from '../../../gateway/service';
import { dimensionsKey } from '../../metrics/metric-store';
import type { AlarmsContext } from './context';
import { presentAlarm } from './present-alarm';

type Dimensions = readonly { readonly Name: string; readonly Value: string }[];

interface DescribeAlarmsForMetricInput {
  readonly MetricName: string;
  readonly Namespace: string;
  readonly Dimensions?: Dimensions;
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Period?: number;
  readonly Unit?: string;
}

/** The alarms on exactly this metric; what is left out of statistic, period and unit may be anything. */
export function describeAlarmsForMetric(
  context: AlarmsContext,
  input: DescribeAlarmsForMetricInput,
  call: Call,
): Record<string, unknown> {
  const key = keyOf(input.Dimensions ?? []);
  const optional = ['Statistic', 'ExtendedStatistic', 'Period', 'Unit'] as const;
  const found = context.alarms.all.filter(
    ({ configuration }) =>
      configuration.MetricName === input.MetricName &&
      configuration.Namespace === input.Namespace &&
      keyOf(configuration.Dimensions) === key &&
      optional.every((member) => input[member] === undefined || input[member] === configuration[member]),
  );
  return { MetricAlarms: found.map((record) => presentAlarm(context, call, record)) };
}

function keyOf(dimensions: Dimensions): string {
  return dimensionsKey(Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, Value])));
}
