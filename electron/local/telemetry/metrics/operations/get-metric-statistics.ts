import { AwsError } from '../../../gateway/service';
import { alignSpan, isPeriod } from '../buckets';
import { readBuckets } from '../metric-reader';
import type { DatumRow } from '../metric-store';
import { evaluateStatistic, parseStatistic } from '../statistic';
import type { MetricsContext } from './context';

interface GetMetricStatisticsInput {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
  readonly StartTime: Date;
  readonly EndTime: Date;
  readonly Period: number;
  readonly Statistics?: readonly string[];
  readonly ExtendedStatistics?: readonly string[];
  readonly Unit?: string;
}

const MAX_DATAPOINTS = 1_440;

/** One datapoint for each period and unit, in time order (CloudWatch promises no order). */
export async function getMetricStatistics(
  { metrics }: MetricsContext,
  input: GetMetricStatisticsInput,
): Promise<Record<string, unknown>> {
  check(input);
  const buckets = await readBuckets(metrics, {
    namespace: input.Namespace,
    name: input.MetricName,
    dimensions: input.Dimensions ?? [],
    unit: input.Unit ?? null,
    span: alignSpan(input.StartTime, input.EndTime, input.Period),
    period: input.Period,
  });
  const datapoints = buckets.flatMap(({ start, data }) =>
    [...new Set(data.map(({ unit }) => unit))].map((unit) => ({
      Timestamp: new Date(start * 1000),
      Unit: unit,
      ...toStatistics(
        input,
        data.filter((datum) => datum.unit === unit),
      ),
    })),
  );
  return { Label: input.MetricName, Datapoints: datapoints };
}

function toStatistics(input: GetMetricStatisticsInput, data: readonly DatumRow[]): Record<string, unknown> {
  const evaluate = (names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap((name): [string, number][] => {
        const statistic = parseStatistic(name);
        const value = statistic === null ? null : evaluateStatistic(statistic, data);
        return value === null ? [] : [[name, value]];
      }),
    );
  if (input.ExtendedStatistics !== undefined) return { ExtendedStatistics: evaluate(input.ExtendedStatistics) };
  return evaluate(input.Statistics ?? []);
}

function check(input: GetMetricStatisticsInput): void {
  const { Statistics, ExtendedStatistics, Period } = input;
  if (!(input.StartTime < input.EndTime)) {
    throw new AwsError(
      'InvalidParameterValueException',
      'The parameter StartTime must be less than the parameter EndTime.',
    );
  }
  if (!isPeriod(Period)) {
    throw new AwsError(
      'InvalidParameterValueException',
      'The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60.',
    );
  }
  if ((Statistics === undefined) === (ExtendedStatistics === undefined)) {
    throw new AwsError(
      'InvalidParameterCombinationException',
      'Either the parameter Statistics or the parameter ExtendedStatistics must be specified, but not both.',
    );
  }
  const unknown = ExtendedStatistics?.find((name) => parseStatistic(name)?.kind !== 'percentile');
  if (unknown !== undefined) {
    throw new AwsError(
      'InvalidParameterValueException',
      `The value ${unknown} for parameter ExtendedStatistics is not available in the local workspace: use percentiles such as p90.`,
    );
  }
  const span = alignSpan(input.StartTime, input.EndTime, Period);
  const requested = Math.ceil((span.to - span.from) / Period);
  if (requested > MAX_DATAPOINTS) {
    throw new AwsError(
      'InvalidParameterCombinationException',
      `You have requested up to ${requested} datapoints, which exceeds the limit of ${MAX_DATAPOINTS}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
    );
  }
}
