import {
  DeleteAlarms$,
  DescribeAlarmHistory$,
  DescribeAlarms$,
  DescribeAlarmsForMetric$,
  GetMetricData$,
  GetMetricStatistics$,
  ListMetrics$,
  PutMetricAlarm$,
  PutMetricData$,
  SetAlarmState$,
} from '@aws-sdk/client-cloudwatch';
import table from '../constraints/monitoring.json';
import { createValidator, requestSchemas } from '../constraints/validate';
import type { Operation, Service } from '../service';

const schemas = {
  DeleteAlarms: DeleteAlarms$,
  DescribeAlarmHistory: DescribeAlarmHistory$,
  DescribeAlarms: DescribeAlarms$,
  DescribeAlarmsForMetric: DescribeAlarmsForMetric$,
  GetMetricData: GetMetricData$,
  GetMetricStatistics: GetMetricStatistics$,
  ListMetrics: ListMetrics$,
  PutMetricAlarm: PutMetricAlarm$,
  PutMetricData: PutMetricData$,
  SetAlarmState: SetAlarmState$,
};

/** The operations of CloudWatch this workspace has. Any other answers with an error naming it. */
export type MonitoringOperation = keyof typeof schemas;

/** CloudWatch as the gateway serves it; a missing or extra operation does not compile. */
export function monitoringService(operations: Readonly<Record<MonitoringOperation, Operation>>): Service {
  return {
    signingName: 'monitoring',
    protocol: 'awsJson1_0OrCbor',
    target: 'GraniteServiceVersion20100801',
    operations,
    inputs: requestSchemas(schemas),
    validate: createValidator(table, schemas),
  };
}
