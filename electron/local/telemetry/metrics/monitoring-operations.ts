import type { Operation } from '../../gateway/service';
import type { MonitoringOperation } from '../../gateway/services/monitoring';
import type { MetricsContext } from './operations/context';
import { getMetricData } from './operations/get-metric-data';
import { getMetricStatistics } from './operations/get-metric-statistics';
import { listMetrics } from './operations/list-metrics';
import { putMetricData } from './operations/put-metric-data';

/** The operations of CloudWatch over one store. */
export function monitoringOperations(context: MetricsContext): Readonly<Record<MonitoringOperation, Operation>> {
  /** The validator has checked the input against the operation's shape before it comes here. */
  const bind =
    <Input>(handler: (context: MetricsContext, input: Input) => ReturnType<Operation>): Operation =>
    (input) =>
      handler(context, input as Input);
  return {
    GetMetricData: bind(getMetricData),
    GetMetricStatistics: bind(getMetricStatistics),
    ListMetrics: bind(listMetrics),
    PutMetricData: bind(putMetricData),
  };
}
