import { AwsError } from '../../gateway/service';
import { parseStatistic } from '../metrics/statistic';
import { type AlarmConfiguration, comparisons, type MissingData, missingDataTreatments } from './alarm-rule';
import { invalid } from './operations/context';

/** PutMetricAlarm's input after its shape was checked. */
export type PutMetricAlarmInput = { readonly AlarmName: string } & {
  readonly [Member in keyof Omit<AlarmConfiguration, 'AlarmName' | 'ComparisonOperator' | 'TreatMissingData'>]?:
    | AlarmConfiguration[Member]
    | undefined;
} & {
  readonly ComparisonOperator?: string;
  readonly TreatMissingData?: string;
  readonly Metrics?: unknown;
  readonly ThresholdMetricId?: string;
  readonly EvaluationCriteria?: unknown;
  readonly EvaluationWindow?: unknown;
  readonly EvaluationInterval?: unknown;
  readonly WarmUpConfiguration?: unknown;
  readonly ActionConfiguration?: unknown;
};

/** What this workspace cannot do, and must not seem to. */
const unavailable = {
  Metrics: 'Alarms on metric math, on several metrics and on anomaly detection',
  ThresholdMetricId: 'Alarms on anomaly detection',
  EvaluationCriteria: 'Alarms on PromQL queries',
  EvaluationInterval: 'Alarms on PromQL queries',
  EvaluationWindow: 'Evaluation windows other than the sliding one',
  WarmUpConfiguration: 'Warm-up periods of alarms',
  ActionConfiguration: 'Settings of alarm actions',
} as const;

const daySeconds = 86_400;

/** The alarm as it is kept. Limits and rules: PutMetricAlarm in the CloudWatch API reference. */
export function checkAlarm(input: PutMetricAlarmInput): AlarmConfiguration {
  for (const [member, what] of Object.entries(unavailable)) {
    if (input[member as keyof typeof unavailable] === undefined) continue;
    throw invalid(`${what} are not available in the local workspace: leave ${member} out.`);
  }
  const comparison = required(input, 'ComparisonOperator');
  if (!Object.hasOwn(comparisons, comparison)) {
    throw invalid(`${comparison} compares with an anomaly band, which is not available in the local workspace.`);
  }
  const treatment = input.TreatMissingData;
  if (treatment !== undefined && !missingDataTreatments.includes(treatment as MissingData)) {
    throw invalid(`TreatMissingData ${treatment} must be one of ${missingDataTreatments.join(', ')}.`);
  }
  const lowSamples = input.EvaluateLowSampleCountPercentile as string | undefined;
  if (lowSamples !== undefined && lowSamples !== 'evaluate' && lowSamples !== 'ignore') {
    throw invalid(`EvaluateLowSampleCountPercentile ${lowSamples} must be evaluate or ignore.`);
  }
  const configuration: AlarmConfiguration = {
    AlarmName: input.AlarmName,
    ...given(input, 'AlarmDescription'),
    ActionsEnabled: input.ActionsEnabled ?? true,
    OKActions: input.OKActions ?? [],
    AlarmActions: input.AlarmActions ?? [],
    InsufficientDataActions: input.InsufficientDataActions ?? [],
    Namespace: required(input, 'Namespace'),
    MetricName: required(input, 'MetricName'),
    Dimensions: input.Dimensions ?? [],
    ...given(input, 'Statistic'),
    ...given(input, 'ExtendedStatistic'),
    ...given(input, 'Unit'),
    Period: required(input, 'Period'),
    EvaluationPeriods: required(input, 'EvaluationPeriods'),
    ...given(input, 'DatapointsToAlarm'),
    Threshold: required(input, 'Threshold'),
    ComparisonOperator: comparison as AlarmConfiguration['ComparisonOperator'],
    ...(treatment === undefined ? {} : { TreatMissingData: treatment as MissingData }),
    ...(lowSamples === undefined ? {} : { EvaluateLowSampleCountPercentile: lowSamples }),
  };
  checkNames(configuration);
  checkStatistic(configuration);
  checkPeriods(configuration);
  if (!Number.isFinite(configuration.Threshold)) throw invalid('Threshold must be a finite number.');
  return configuration;
}

function required<M extends keyof PutMetricAlarmInput>(
  input: PutMetricAlarmInput,
  member: M,
): NonNullable<PutMetricAlarmInput[M]> {
  const value = input[member];
  if (value === undefined || value === null) {
    throw new AwsError('MissingRequiredParameterException', `The parameter ${member} is required.`);
  }
  return value as NonNullable<PutMetricAlarmInput[M]>;
}

/** The member if it was given: what was left out is not described either. */
function given<M extends keyof PutMetricAlarmInput>(
  input: PutMetricAlarmInput,
  member: M,
): Pick<Given, M & keyof Given> {
  return (input[member] === undefined ? {} : { [member]: input[member] }) as Pick<Given, M & keyof Given>;
}
type Given = Pick<
  AlarmConfiguration,
  'AlarmDescription' | 'Statistic' | 'ExtendedStatistic' | 'Unit' | 'DatapointsToAlarm'
>;

/** As text the database ends a name at its first NUL, and two alarms would become one. */
function checkNames({ AlarmName, Dimensions }: AlarmConfiguration): void {
  if (AlarmName.includes('\0')) throw invalid('The local workspace keeps no alarm names with a NUL character.');
  if (new Set(Dimensions.map(({ Name }) => Name)).size < Dimensions.length) {
    throw invalid('Dimensions must not name a dimension twice.');
  }
}

function checkStatistic({ EvaluateLowSampleCountPercentile, ExtendedStatistic, Statistic }: AlarmConfiguration): void {
  if ((Statistic === undefined) === (ExtendedStatistic === undefined)) {
    throw new AwsError(
      'InvalidParameterCombinationException',
      'Either the parameter Statistic or the parameter ExtendedStatistic must be specified, but not both.',
    );
  }
  if (ExtendedStatistic !== undefined && parseStatistic(ExtendedStatistic)?.kind !== 'percentile') {
    throw invalid(
      `The ExtendedStatistic ${ExtendedStatistic} is not available in the local workspace: use a percentile such as p90.`,
    );
  }
  if (EvaluateLowSampleCountPercentile !== undefined && ExtendedStatistic === undefined) {
    throw new AwsError(
      'InvalidParameterCombinationException',
      'EvaluateLowSampleCountPercentile is for alarms on a percentile only.',
    );
  }
}

function checkPeriods({ DatapointsToAlarm, EvaluationPeriods, Period }: AlarmConfiguration): void {
  if (![10, 20, 30].includes(Period) && Period % 60 !== 0) {
    throw invalid('Period must be 10, 20, 30 or a multiple of 60.');
  }
  if (DatapointsToAlarm !== undefined && DatapointsToAlarm > EvaluationPeriods) {
    throw invalid('DatapointsToAlarm must be less than or equal to EvaluationPeriods.');
  }
  const total = Period * EvaluationPeriods;
  const limit = Period < 3_600 ? daySeconds : 7 * daySeconds;
  if (total > limit) {
    throw invalid(
      `Metrics cannot be checked across more than ${limit / daySeconds === 1 ? 'a day' : 'seven days'} (Period times EvaluationPeriods is ${total} seconds).`,
    );
  }
}
