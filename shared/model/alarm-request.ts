import type { AlarmSpec } from './alarm';

/** PutMetricAlarm: what the adapter sends and what the generated code shows. */
export function toAlarmRequest(alarm: AlarmSpec) {
  return {
    AlarmName: alarm.name,
    AlarmDescription: alarm.description,
    Namespace: alarm.namespace,
    MetricName: alarm.metric,
    Dimensions: Object.entries(alarm.dimensions).map(([Name, Value]) => ({ Name, Value })),
    Statistic: alarm.statistic,
    Period: alarm.periodSeconds,
    EvaluationPeriods: alarm.evaluationPeriods,
    Threshold: alarm.threshold,
    ComparisonOperator: alarm.comparison,
    // An endpoint nobody calls reports nothing: silence is no fault.
    TreatMissingData: 'notBreaching',
  };
}
