import type { Call, Operation } from '../../gateway/service';
import type { MonitoringOperation } from '../../gateway/services/monitoring';
import type { AlarmsContext } from '../alarms/operations/context';
import { deleteAlarms } from '../alarms/operations/delete-alarms';
import { describeAlarmHistory } from '../alarms/operations/describe-alarm-history';
import { describeAlarms } from '../alarms/operations/describe-alarms';
import { describeAlarmsForMetric } from '../alarms/operations/describe-alarms-for-metric';
import { putMetricAlarm } from '../alarms/operations/put-metric-alarm';
import { setAlarmState } from '../alarms/operations/set-alarm-state';
import type { MetricsContext } from './operations/context';
import { getMetricData } from './operations/get-metric-data';
import { getMetricStatistics } from './operations/get-metric-statistics';
import { listMetrics } from './operations/list-metrics';
import { putMetricData } from './operations/put-metric-data';

/** The operations of CloudWatch: metrics and the alarms that watch them. */
export function monitoringOperations(
  metrics: MetricsContext,
  alarms: AlarmsContext,
): Readonly<Record<MonitoringOperation, Operation>> {
  /** The validator has checked the input against the operation's shape before it comes here. */
  const bind =
    <Context, Input>(
      context: Context,
      handler: (context: Context, input: Input, call: Call) => ReturnType<Operation>,
    ): Operation =>
    (input, call) =>
      handler(context, input as Input, call);
  return {
    DeleteAlarms: bind(alarms, deleteAlarms),
    DescribeAlarmHistory: bind(alarms, describeAlarmHistory),
    DescribeAlarms: bind(alarms, describeAlarms),
    DescribeAlarmsForMetric: bind(alarms, describeAlarmsForMetric),
    GetMetricData: bind(metrics, getMetricData),
    GetMetricStatistics: bind(metrics, getMetricStatistics),
    ListMetrics: bind(metrics, listMetrics),
    PutMetricAlarm: bind(alarms, putMetricAlarm),
    PutMetricData: bind(metrics, putMetricData),
    SetAlarmState: bind(alarms, setAlarmState),
  };
}
