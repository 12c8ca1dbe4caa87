import { readAggregates } from '../metrics/metric-reader';
import type { MetricStore, SecondRow } from '../metrics/metric-store';
import { evaluateStatistic } from '../metrics/statistic';
import { type AlarmConfiguration, type AlarmRule, isBreaching } from './alarm-rule';
import { type Datapoint, spareDatapoints } from './evaluate';

/** Seconds after its end until a period is taken as complete: its last data are on their way that long. */
export const settleSeconds = 1;

/**
 * How far the range moves on at a time, seconds: by periods up to a minute, by minutes beyond
 * (CloudWatch's sliding window), so that a long period is not waited for to its end.
 */
export function stepOf({ period }: AlarmRule): number {
  return Math.min(period, 60);
}

/** Number of the newest step whose period is complete at `now` (ms since the epoch). */
export function completeStep(rule: AlarmRule, now: number): number {
  return Math.floor((now / 1000 - settleSeconds) / stepOf(rule));
}

/**
 * Whether a period that is not over can be known to breach: its value can only get worse. Sums do
 * where no value is negative, which `aggregates` show.
 */
function isDecided(rule: AlarmRule, aggregates: readonly SecondRow[]): boolean {
  if (aggregates.length === 0) return false;
  const { kind } = rule.statistic;
  const greater = rule.comparison.startsWith('Greater');
  const onlyGrows =
    kind === 'sampleCount' || kind === 'maximum' || (kind === 'sum' && aggregates.every(({ minimum }) => minimum >= 0));
  if (!(greater ? onlyGrows : kind === 'minimum')) return false;
  const value = evaluateStatistic(rule.statistic, aggregates);
  return value !== null && isBreaching(rule, value);
}

/**
 * The data points an alarm is evaluated on, oldest first, null where there are none: the complete
 * periods, and the one that is not over where it breaches already.
 */
export async function readEvaluationRange(
  metrics: MetricStore,
  configuration: AlarmConfiguration,
  rule: AlarmRule,
  now: number,
): Promise<readonly (Datapoint | null)[]> {
  const step = stepOf(rule);
  const complete = completeStep(rule, now);
  const current = Math.floor(now / 1000 / step) + 1;
  const count = rule.evaluationPeriods + spareDatapoints;
  const aggregates = await readAggregates(metrics, {
    namespace: configuration.Namespace,
    name: configuration.MetricName,
    dimensions: configuration.Dimensions,
    unit: configuration.Unit ?? null,
    span: { from: complete * step - count * rule.period, to: current * step },
    single: rule.statistic.kind === 'percentile',
  });
  const within = (from: number, to: number) => aggregates.filter(({ second }) => second >= from && second < to);
  let end = complete;
  for (let open = current; open > complete; open -= 1) {
    if (!isDecided(rule, within(open * step - rule.period, open * step))) continue;
    end = open;
    break;
  }
  return Array.from({ length: count }, (_, index) => {
    const start = end * step - (count - index) * rule.period;
    const data = within(start, start + rule.period);
    const value = data.length === 0 ? null : evaluateStatistic(rule.statistic, data);
    return value === null ? null : { start, value, samples: data.reduce((sum, datum) => sum + datum.count, 0) };
  });
}
