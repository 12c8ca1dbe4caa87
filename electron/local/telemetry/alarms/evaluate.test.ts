import { expect, test } from 'vitest';
import { parseStatistic } from '../metrics/statistic';
import type { AlarmRule, MissingData } from './alarm-rule';
import { type Datapoint, evaluateAlarm } from './evaluate';
import { stateReason } from './state-reason';

const treatments = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;
const statistic = (name: string) => parseStatistic(name) ?? { kind: 'sum' as const };

function rule(changes: Partial<AlarmRule> & { missingData: MissingData }): AlarmRule {
  return {
    statistic: statistic('Sum'),
    statisticName: 'Sum',
    period: 300,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    threshold: 0,
    comparison: 'GreaterThanThreshold',
    needsSamples: false,
    ...changes,
  };
}

/** As the user guide writes them, the newest at the right: 0 does not breach, X does, - is missing. */
function points(text: string): readonly (Datapoint | null)[] {
  return text
    .split(' ')
    .map((mark, index) => (mark === '-' ? null : { start: index * 300, value: mark === 'X' ? 1 : 0, samples: 1 }));
}

/** `keep` where the state stays what it was. */
function states(text: string, changes: Partial<AlarmRule> = {}): readonly string[] {
  return treatments.map((missingData) => {
    const verdict = evaluateAlarm(rule({ ...changes, missingData }), points(text));
    return verdict.kind === 'keep' ? 'keep' : verdict.state;
  });
}

// The two tables of "Configuring how CloudWatch alarms treat missing data", columns in their order.
test.each([
  ['0 - X - X', ['OK', 'OK', 'OK', 'OK']],
  ['0 - - - -', ['OK', 'OK', 'OK', 'OK']],
  ['- - - - -', ['INSUFFICIENT_DATA', 'keep', 'ALARM', 'OK']],
  ['0 X X - X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  ['- - X - -', ['ALARM', 'keep', 'ALARM', 'OK']],
  // Too early to tell, its paragraph on premature alarms says.
  ['- - - - X', ['OK', 'keep', 'ALARM', 'OK']],
  ['- - - X -', ['OK', 'keep', 'ALARM', 'OK']],
  ['- - - X 0', ['OK', 'OK', 'OK', 'OK']],
  ['- - X - 0', ['OK', 'OK', 'OK', 'OK']],
])('3 of 3: %s', (text, expected) => {
  expect(states(text)).toEqual(expected);
});

test.each([
  ['0 - X - X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  ['0 0 X 0 X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  ['0 - X - -', ['OK', 'OK', 'ALARM', 'OK']],
  ['- - - - 0', ['OK', 'OK', 'ALARM', 'OK']],
  ['- - - X -', ['ALARM', 'keep', 'ALARM', 'OK']],
  ['- - - X X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  ['X X 0 0 X', ['OK', 'OK', 'OK', 'OK']],
])('2 of 3: %s', (text, expected) => {
  expect(states(text, { datapointsToAlarm: 2 })).toEqual(expected);
});

test('one period decides alone, and its last data count while they are in the range', () => {
  const one = { evaluationPeriods: 1, datapointsToAlarm: 1 };
  expect(states('X - -', one)).toEqual(['ALARM', 'ALARM', 'ALARM', 'ALARM']);
  expect(states('X - 0', one)).toEqual(['OK', 'OK', 'OK', 'OK']);
});

test.each([
  ['GreaterThanThreshold', 'OK'],
  ['GreaterThanOrEqualToThreshold', 'ALARM'],
  ['LessThanThreshold', 'OK'],
  ['LessThanOrEqualToThreshold', 'ALARM'],
] as const)('a value at the threshold: %s', (comparison, state) => {
  const at = rule({ missingData: 'missing', comparison, threshold: 1, evaluationPeriods: 1, datapointsToAlarm: 1 });
  expect(evaluateAlarm(at, points('- - X'))).toMatchObject({ state });
});

test('a percentile of too few samples changes nothing where the alarm says so', () => {
  const one = { evaluationPeriods: 1, datapointsToAlarm: 1, statistic: statistic('p90'), statisticName: 'p90' };
  const of = (samples: number, needsSamples: boolean) =>
    evaluateAlarm(rule({ ...one, missingData: 'missing', needsSamples }), [{ start: 0, value: 9, samples }]);
  expect(of(99, true)).toEqual({ kind: 'keep' });
  expect(of(100, true)).toMatchObject({ state: 'ALARM' });
  expect(of(1, false)).toMatchObject({ state: 'ALARM' });
});

test('the reason is told in the words of CloudWatch', () => {
  const said = (text: string, missingData: MissingData, changes: Partial<AlarmRule> = {}) => {
    const told = rule({ ...changes, missingData });
    const verdict = evaluateAlarm(told, points(text));
    return verdict.kind === 'state' ? stateReason(told, 'OK', verdict) : null;
  };
  const one = { evaluationPeriods: 1, datapointsToAlarm: 1 };
  expect(said('- - X', 'missing', one)).toBe(
    'Threshold Crossed: 1 out of the last 1 datapoints [1.0 (01/01/70 00:10:00)] was greater than the threshold (0.0) (minimum 1 datapoint for OK -> ALARM transition).',
  );
  expect(said('- - - - -', 'missing')).toBe('Insufficient Data: 3 datapoints were unknown.');
  expect(said('- - -', 'breaching', one)).toBe(
    'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [Breaching].',
  );
  expect(said('X 0 0', 'missing')).toMatch(
    /: 2 out of the last 3 datapoints \[.*\] were not greater than the threshold/,
  );
});
