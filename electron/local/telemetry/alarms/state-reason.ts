import type { AlarmStateValue } from '../../storage/alarms';
import { type AlarmRule, comparisons, isBreaching } from './alarm-rule';
import type { Datapoint, Verdict } from './evaluate';

/** The same words CloudWatch gives for a change of state. */
export function stateReason(
  rule: AlarmRule,
  before: AlarmStateValue,
  verdict: Extract<Verdict, { kind: 'state' }>,
): string {
  const { evaluated, filled, state } = verdict;
  if (state === 'INSUFFICIENT_DATA') {
    return `Insufficient Data: ${filled} ${datapoints(filled)} ${filled === 1 ? 'was' : 'were'} unknown.`;
  }
  const treated = missingText(rule, filled);
  if (evaluated.length === 0) {
    const periods = `${filled} ${filled === 1 ? 'period' : 'periods'}`;
    return `Threshold Crossed: no datapoints were received for ${periods} and ${treated}.`;
  }
  const alarm = state === 'ALARM';
  const telling = evaluated.filter(({ value }) => isBreaching(rule, value) === alarm);
  const count = telling.length;
  const values = telling.map(({ start, value }) => `${decimal(value)} (${shortTime(start)})`).join(', ');
  const needed = alarm ? rule.datapointsToAlarm : rule.evaluationPeriods - rule.datapointsToAlarm + 1;
  const verb = `${count === 1 ? 'was' : 'were'}${alarm ? '' : ' not'}`;
  return [
    `Threshold Crossed: ${count} out of the last ${evaluated.length} datapoints [${values}] ${verb}`,
    ` ${comparisons[rule.comparison]} the threshold (${decimal(rule.threshold)})`,
    filled > 0 && treated !== '' ? ` and ${treated}` : '',
    ` (minimum ${needed} ${datapoints(needed)} for ${before} -> ${state} transition).`,
  ].join('');
}

/** StateReasonData: the figures behind the words, in CloudWatch's own JSON (version 1.0). */
export function stateReasonData(rule: AlarmRule, now: number, evaluated: readonly Datapoint[], unit?: string): string {
  const oldest = evaluated.at(-1);
  return JSON.stringify({
    version: '1.0',
    queryDate: longTime(now),
    ...(oldest && { startDate: longTime(oldest.start * 1000) }),
    ...(unit !== undefined && { unit }),
    statistic: rule.statisticName,
    period: rule.period,
    recentDatapoints: evaluated.map(({ value }) => value).toReversed(),
    threshold: rule.threshold,
    evaluatedDatapoints: evaluated.map(({ samples, start, value }) => ({
      timestamp: longTime(start * 1000),
      sampleCount: samples,
      value,
    })),
  });
}

function missingText({ missingData }: AlarmRule, filled: number): string {
  if (missingData !== 'breaching' && missingData !== 'notBreaching') return '';
  const treatment = missingData === 'breaching' ? 'Breaching' : 'NonBreaching';
  return `${filled} missing ${datapoints(filled)} ${filled === 1 ? 'was' : 'were'} treated as [${treatment}]`;
}

function datapoints(count: number): string {
  return count === 1 ? 'datapoint' : 'datapoints';
}

/** Java's way to print a double, as the service does: whole numbers with one decimal. */
function decimal(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** dd/MM/yy HH:mm:ss in UTC. */
function shortTime(seconds: number): string {
  const [date = '', time = ''] = new Date(seconds * 1000).toISOString().split('T');
  const [year = '', month, day] = date.split('-');
  return `${day}/${month}/${year.slice(2)} ${time.slice(0, 8)}`;
}

function longTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '+0000');
}
