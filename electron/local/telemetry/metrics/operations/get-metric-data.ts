import { AwsError } from '../../../gateway/service';
import { readToken, writeToken } from '../../page-token';
import { alignSpan, isPeriod } from '../buckets';
import { readBuckets } from '../metric-reader';
import { evaluateStatistic, parseStatistic, type Statistic } from '../statistic';
import { invalidNextToken, type MetricsContext } from './context';

interface MetricStat {
  readonly Metric: {
    readonly Namespace?: string;
    readonly MetricName?: string;
    readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
  };
  readonly Period: number;
  readonly Stat: string;
  readonly Unit?: string;
}

interface MetricDataQuery {
  readonly Id: string;
  readonly MetricStat?: MetricStat;
  readonly Expression?: string;
  readonly Label?: string;
  readonly ReturnData?: boolean;
}

interface GetMetricDataInput {
  readonly MetricDataQueries: readonly MetricDataQuery[];
  readonly StartTime: Date;
  readonly EndTime: Date;
  readonly NextToken?: string;
  readonly ScanBy?: 'TimestampAscending' | 'TimestampDescending';
  readonly MaxDatapoints?: number;
}

interface ParsedQuery {
  readonly id: string;
  readonly label: string;
  readonly stat: MetricStat;
  readonly statistic: Statistic;
}

interface Point {
  /** Seconds since the epoch of the period's start. */
  readonly start: number;
  readonly value: number;
}

const MAX_QUERIES = 500;
const MAX_DATAPOINTS = 100_800;

/**
 * Pages run through the queries in their order and within one in scan order; a page names the
 * queries it reached, `PartialData` where the next page goes on with the same one.
 */
export async function getMetricData(
  context: MetricsContext,
  input: GetMetricDataInput,
): Promise<Record<string, unknown>> {
  const queries = parseQueries(input);
  const ascending = input.ScanBy === 'TimestampAscending';
  const place = input.NextToken === undefined ? [0, 'start'] : readPlace(input.NextToken);
  const [firstQuery, cursor] = place as [number, number | 'start'];
  const results: Record<string, unknown>[] = [];
  let left = input.MaxDatapoints ?? MAX_DATAPOINTS;
  let nextToken: string | undefined;
  for (const [index, query] of queries.entries()) {
    if (index < firstQuery) continue;
    if (left === 0) {
      nextToken = writeToken('d/', [index, 'start']);
      break;
    }
    const points = await readPoints(context, query, input, ascending, index === firstQuery ? cursor : 'start');
    const page = points.slice(0, left);
    left -= page.length;
    const partial = page.length < points.length;
    results.push({
      Id: query.id,
      Label: query.label,
      Timestamps: page.map(({ start }) => new Date(start * 1000)),
      Values: page.map(({ value }) => value),
      StatusCode: partial ? 'PartialData' : 'Complete',
    });
    if (partial) {
      nextToken = writeToken('c/', [index, page.at(-1)?.start ?? 0]);
      break;
    }
  }
  return { MetricDataResults: results, Messages: [], NextToken: nextToken };
}

async function readPoints(
  { metrics }: MetricsContext,
  { stat, statistic }: ParsedQuery,
  input: GetMetricDataInput,
  ascending: boolean,
  cursor: number | 'start',
): Promise<readonly Point[]> {
  const whole = alignSpan(input.StartTime, input.EndTime, stat.Period);
  const buckets = await readBuckets(metrics, {
    namespace: stat.Metric.Namespace ?? '',
    name: stat.Metric.MetricName ?? '',
    dimensions: stat.Metric.Dimensions ?? [],
    unit: stat.Unit ?? null,
    span: {
      from: ascending && cursor !== 'start' ? cursor + stat.Period : whole.from,
      to: ascending || cursor === 'start' ? whole.to : cursor,
    },
    period: stat.Period,
  });
  const points = buckets.flatMap(({ start, data }): Point[] => {
    const value = evaluateStatistic(statistic, data);
    return value === null ? [] : [{ start, value }];
  });
  return ascending ? points : points.toReversed();
}

function readPlace(token: string): readonly unknown[] {
  const place = readToken('d/', ['number', 'string'], token) ?? readToken('c/', ['number', 'number'], token);
  if (place === null) throw invalidNextToken();
  return place;
}

function parseQueries(input: GetMetricDataInput): readonly ParsedQuery[] {
  const queries = input.MetricDataQueries;
  if (!(input.StartTime < input.EndTime)) {
    throw invalid('The parameter StartTime must be less than the parameter EndTime.');
  }
  if (queries.length > MAX_QUERIES) {
    throw invalid(`The collection MetricDataQueries must not have a size greater than ${MAX_QUERIES}.`);
  }
  if (input.MaxDatapoints !== undefined && (input.MaxDatapoints < 1 || input.MaxDatapoints > MAX_DATAPOINTS)) {
    throw invalid(`The parameter MaxDatapoints must be between 1 and ${MAX_DATAPOINTS}.`);
  }
  if (new Set(queries.map(({ Id }) => Id)).size < queries.length) {
    throw invalid('The values for parameter id in MetricDataQueries are not unique.');
  }
  return queries.map(parseQuery).filter((_, index) => queries[index]?.ReturnData !== false);
}

function parseQuery({ Id, MetricStat, Expression, Label }: MetricDataQuery, index: number): ParsedQuery {
  const path = `MetricDataQueries.member.${index + 1}`;
  if (!/^[a-z][a-zA-Z0-9_]*$/u.test(Id))
    throw invalid(
      `The value ${Id} for parameter ${path}.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`,
    );
  if (Expression !== undefined) {
    throw invalid(
      `Error in expression '${Id}': metric math and SQL expressions are not available in the local workspace.`,
    );
  }
  if (MetricStat === undefined) throw invalid(`Either ${path}.MetricStat or ${path}.Expression must be specified.`);
  const { Namespace, MetricName } = MetricStat.Metric;
  if (Namespace === undefined || MetricName === undefined) {
    throw invalid(`${path}.MetricStat.Metric must name a Namespace and a MetricName.`);
  }
  if (!isPeriod(MetricStat.Period)) {
    throw invalid(`Invalid period ${MetricStat.Period} in ${path}: it must be 1, 5, 10, 20, 30 or a multiple of 60.`);
  }
  const statistic = parseStatistic(MetricStat.Stat);
  if (statistic === null) {
    throw invalid(
      `The statistic ${MetricStat.Stat} in ${path} is not available in the local workspace: use Average, Sum, Minimum, Maximum, SampleCount or a percentile such as p90.`,
    );
  }
  return { id: Id, label: Label ?? MetricName, stat: MetricStat, statistic };
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
