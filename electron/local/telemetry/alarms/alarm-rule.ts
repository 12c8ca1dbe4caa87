import { parseStatistic, type Statistic } from '../metrics/statistic';

export const missingDataTreatments = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;
export const comparisons = {
  GreaterThanThreshold: 'greater than',
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
} as const;

export type MissingData = (typeof missingDataTreatments)[number];
export type Comparison = keyof typeof comparisons;

/** What PutMetricAlarm was given, checked, with the defaults it leaves out; kept as it is. */
export interface AlarmConfiguration {
  readonly AlarmName: string;
  readonly AlarmDescription?: string;
  readonly ActionsEnabled: boolean;
  readonly OKActions: readonly string[];
  readonly AlarmActions: readonly string[];
  readonly InsufficientDataActions: readonly string[];
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Unit?: string;
  /** Seconds. */
  readonly Period: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly Threshold: number;
  readonly ComparisonOperator: Comparison;
  readonly TreatMissingData?: MissingData;
  readonly EvaluateLowSampleCountPercentile?: 'evaluate' | 'ignore';
}

/** The same as evaluating needs it. */
export interface AlarmRule {
  readonly statistic: Statistic;
  readonly statisticName: string;
  readonly period: number;
  /** N: how many data points decide. */
  readonly evaluationPeriods: number;
  /** M: how many of them have to breach. */
  readonly datapointsToAlarm: number;
  readonly threshold: number;
  readonly comparison: Comparison;
  readonly missingData: MissingData;
  /** A percentile of too few samples leaves the state as it is. */
  readonly needsSamples: boolean;
}

export function ruleOf(configuration: AlarmConfiguration): AlarmRule {
  const statisticName = configuration.Statistic ?? configuration.ExtendedStatistic ?? '';
  const statistic = parseStatistic(statisticName);
  if (statistic === null) throw new Error(`The alarm ${configuration.AlarmName} has no statistic.`);
  return {
    statistic,
    statisticName,
    period: configuration.Period,
    evaluationPeriods: configuration.EvaluationPeriods,
    datapointsToAlarm: configuration.DatapointsToAlarm ?? configuration.EvaluationPeriods,
    threshold: configuration.Threshold,
    comparison: configuration.ComparisonOperator,
    missingData: configuration.TreatMissingData ?? 'missing',
    needsSamples: configuration.EvaluateLowSampleCountPercentile === 'ignore',
  };
}

export function isBreaching({ comparison, threshold }: AlarmRule, value: number): boolean {
  switch (comparison) {
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'LessThanThreshold':
      return value < threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
  }
}
