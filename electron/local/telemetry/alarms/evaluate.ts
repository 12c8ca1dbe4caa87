import type { AlarmStateValue } from '../../storage/alarms';
import { type AlarmRule, isBreaching } from './alarm-rule';

/** The statistic of one period. */
export interface Datapoint {
  /** Seconds since the epoch of the period's beginning. */
  readonly start: number;
  readonly value: number;
  readonly samples: number;
}

/** What the data say of an alarm: a state with the points that decided it, or nothing new. */
export type Verdict =
  | { readonly kind: 'keep' }
  | {
      readonly kind: 'state';
      readonly state: AlarmStateValue;
      /** Real data points that were looked at, newest first. */
      readonly evaluated: readonly Datapoint[];
      /** Missing ones that stood in for real ones. */
      readonly filled: number;
    };

/** Data points looked at beyond N, in case some are missing: the documentation's examples show 5 for N = 3. */
export const spareDatapoints = 2;

/**
 * The state by CloudWatch's rules ("Configuring how CloudWatch alarms treat missing data" and
 * "Avoiding premature transitions to alarm state" in its user guide, with their two tables):
 * N real points decide however old they are within the range; else the missing ones are treated as
 * the alarm says, each real one counting.
 *
 * `points`: the evaluation range, oldest first, null where there are no data.
 */
export function evaluateAlarm(rule: AlarmRule, points: readonly (Datapoint | null)[]): Verdict {
  const { datapointsToAlarm, evaluationPeriods, missingData } = rule;
  const newestFirst = points.toReversed();
  const real = newestFirst.filter((point) => point !== null);
  const evaluated = real.slice(0, evaluationPeriods);
  if (rule.needsSamples && evaluated.some((point) => hasTooFewSamples(rule, point))) return { kind: 'keep' };
  const filled = evaluationPeriods - evaluated.length;
  const breaching = evaluated.filter(({ value }) => isBreaching(rule, value)).length;
  const become = (state: AlarmStateValue): Verdict => ({ kind: 'state', state, evaluated, filled });
  const compared = (count: number): Verdict => become(count >= datapointsToAlarm ? 'ALARM' : 'OK');

  if (filled === 0) return compared(breaching);
  if (missingData === 'breaching') return compared(breaching + filled);
  if (missingData === 'notBreaching') return compared(breaching);
  if (evaluated.length === 0) return missingData === 'ignore' ? { kind: 'keep' } : become('INSUFFICIENT_DATA');
  // Enough real ones breach, or one that does not shows that things are as they should be.
  if (breaching >= datapointsToAlarm || breaching < evaluated.length) return compared(breaching);
  if (missingData === 'ignore') return { kind: 'keep' };
  // All that is known breaches. Once the oldest of it is M periods old, what is missing will not come any more.
  const age = newestFirst.findLastIndex((point) => point !== null) + 1;
  return become(age >= datapointsToAlarm ? 'ALARM' : 'OK');
}

/**
 * Below this many samples a percentile says little: 10/(1-p) for the upper half, 10/p for the lower
 * ("Percentile-based CloudWatch alarms and low data samples" in the user guide).
 */
function hasTooFewSamples({ statistic }: AlarmRule, { samples }: Datapoint): boolean {
  if (statistic.kind !== 'percentile') return false;
  const { rank } = statistic;
  return samples < 1_000 / (rank >= 50 ? 100 - rank : rank);
}
