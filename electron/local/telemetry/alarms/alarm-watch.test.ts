import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { migrate, openDatabase } from '../../storage/database';
import { MetricIngest } from '../metrics/metric-ingest';
import { MetricStore } from '../metrics/metric-store';
import { telemetryMigrations } from '../schema';
import type { AlarmConfiguration } from './alarm-rule';
import { AlarmWatch } from './alarm-watch';
import { Alarms } from './alarms';

/** A whole minute. */
const start = 1_763_880_000_000;

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
  await watching?.close();
  vi.useRealTimers();
});

let watching: AlarmWatch | null = null;

function open(database = openDatabase(':memory:', 'NORMAL')) {
  migrate(database, 'telemetry', telemetryMigrations);
  const metrics = new MetricStore(database);
  const alarms = new Alarms(database, Date.now);
  const watch = new AlarmWatch({ alarms, metrics, clock: Date.now });
  const ingest = new MetricIngest(database, metrics, (data) => watch.arrived(data));
  const changes: string[] = [];
  alarms.onChange((name, state) => changes.push(`${name} ${state} ${(Date.now() - start) / 1000}`), never);
  watching = watch;
  return { database, alarms, watch, ingest, changes };
}
const never = new AbortController().signal;

/** Lets timers and the work they start go on until `seconds` have passed. */
async function pass(seconds: number) {
  for (let step = 0; step < seconds * 20; step += 1) {
    await vi.advanceTimersByTimeAsync(50);
    await new Promise(setImmediate);
    await new Promise(setImmediate);
  }
}

const alarm = (changes: Partial<AlarmConfiguration> = {}): AlarmConfiguration => ({
  AlarmName: 'errors',
  ActionsEnabled: true,
  OKActions: [],
  AlarmActions: ['arn:aws:sns:us-east-1:000000000000:nobody'],
  InsufficientDataActions: [],
  Namespace: 'AWS/SageMaker',
  MetricName: 'Invocation5XXErrors',
  Dimensions: [
    { Name: 'EndpointName', Value: 'demo' },
    { Name: 'VariantName', Value: 'all' },
  ],
  Statistic: 'Sum',
  Period: 10,
  EvaluationPeriods: 1,
  Threshold: 0,
  ComparisonOperator: 'GreaterThanThreshold',
  TreatMissingData: 'notBreaching',
  ...changes,
});

function put(ingest: MetricIngest, value: number, secondsAgo = 0, name = 'Invocation5XXErrors') {
  return ingest.store([
    {
      namespace: 'AWS/SageMaker',
      name,
      dimensions: { VariantName: 'all', EndpointName: 'demo' },
      second: Math.floor(Date.now() / 1000) - secondsAgo,
      unit: 'None',
      count: 1,
      sum: value,
      minimum: value,
      maximum: value,
    },
  ]);
}

test('a sum above the threshold alarms within its period, and the state falls back by the rules', async () => {
  const { alarms, changes, ingest } = open();
  alarms.put(alarm());
  await pass(1);
  expect(changes).toEqual([expect.stringMatching(/^errors OK 0/)]);
  await pass(2);
  await put(ingest, 1);
  await pass(0.5);
  expect(alarms.state('errors')).toBe('ALARM');
  expect(alarms.get('errors')?.reason).toMatch(/^Threshold Crossed: 1 out of the last 1 datapoints \[1\.0 /);
  // The one real datapoint decides until it has left the range of three periods.
  await pass(37);
  expect(alarms.state('errors')).toBe('ALARM');
  await pass(2);
  expect(changes.at(-1)).toMatch(/^errors OK 41/);
  const history = alarms.history({
    alarm: 'errors',
    type: null,
    from: 0,
    to: Date.now(),
    newestFirst: false,
    after: null,
    limit: 10,
  });
  expect(history.map(({ summary }) => summary)).toEqual([
    'Alarm "errors" created',
    'Alarm updated from INSUFFICIENT_DATA to OK',
    'Alarm updated from OK to ALARM',
    expect.stringContaining('Nothing was sent to arn:aws:sns'),
    'Alarm updated from ALARM to OK',
  ]);
});

test('an average waits for the end of its period, and good data bring it back', async () => {
  const { alarms, changes, ingest } = open();
  alarms.put(alarm({ Statistic: 'Average', Threshold: 5, TreatMissingData: 'missing' }));
  await pass(2);
  await put(ingest, 9);
  await pass(8);
  expect(changes).toEqual([]);
  await pass(1.5);
  expect(changes).toEqual([expect.stringMatching(/^errors ALARM 11/)]);
  await put(ingest, 1);
  await pass(10);
  expect(changes[1]).toMatch(/^errors OK 21/);
});

test('two of three periods have to breach', async () => {
  const { alarms, changes, ingest } = open();
  alarms.put(alarm({ EvaluationPeriods: 3, DatapointsToAlarm: 2 }));
  await put(ingest, 3);
  await pass(10);
  expect(alarms.state('errors')).toBe('OK');
  await put(ingest, 0);
  await pass(10);
  expect(alarms.state('errors')).toBe('OK');
  await put(ingest, 1);
  await pass(1);
  expect(changes.at(-1)).toMatch(/^errors ALARM 20/);
});

test('late data of a period that is over are looked at', async () => {
  const { alarms, ingest } = open();
  alarms.put(alarm());
  await pass(15);
  expect(alarms.state('errors')).toBe('OK');
  await put(ingest, 2, 8);
  await pass(1);
  expect(alarms.state('errors')).toBe('ALARM');
});

test('too little of something is only known at the end of the period', async () => {
  const { alarms, changes, ingest } = open();
  alarms.put(alarm({ ComparisonOperator: 'LessThanThreshold', Threshold: 3, TreatMissingData: 'breaching' }));
  await pass(0.5);
  expect(changes).toEqual([expect.stringMatching(/^errors ALARM 0/)]);
  for (let second = 0; second < 10; second += 1) {
    await put(ingest, 1);
    await pass(1);
  }
  expect(changes).toHaveLength(1);
  await pass(1);
  expect(changes[1]).toMatch(/^errors OK 11/);
});

test('what SetAlarmState says holds until the next evaluation', async () => {
  const { alarms, changes } = open();
  alarms.put(alarm());
  await pass(2);
  alarms.enter('errors', { state: 'ALARM', reason: 'A drill', reasonData: null });
  await pass(8);
  expect(alarms.state('errors')).toBe('ALARM');
  await pass(2);
  expect(changes.map((change) => change.split(' ')[1])).toEqual(['OK', 'ALARM', 'OK']);
});

test('no alarms, no timers; a replaced one keeps its state; a removed one is let go', async () => {
  const { alarms, ingest } = open();
  expect(vi.getTimerCount()).toBe(0);
  await put(ingest, 1);
  expect(vi.getTimerCount()).toBe(0);
  alarms.put(alarm());
  await pass(1);
  expect(alarms.state('errors')).toBe('ALARM');
  alarms.put(alarm({ Threshold: 10 }));
  expect(alarms.state('errors')).toBe('ALARM');
  await pass(1);
  expect(alarms.state('errors')).toBe('OK');
  alarms.remove(['errors']);
  await put(ingest, 99);
  await pass(1);
  expect(alarms.state('errors')).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
});

test('states outlive the process, and what happened meanwhile is evaluated', async () => {
  const { alarms, database, ingest, watch } = open();
  alarms.put(alarm());
  await pass(1);
  expect(alarms.state('errors')).toBe('OK');
  await watch.close();
  await put(ingest, 1);
  const again = open(database);
  expect(again.alarms.state('errors')).toBe('OK');
  await pass(1);
  expect(again.alarms.state('errors')).toBe('ALARM');
});

test('a listener hears nothing after its signal aborted', async () => {
  const { alarms, ingest } = open();
  const over = new AbortController();
  const heard: string[] = [];
  alarms.onChange((_name, state) => heard.push(state), over.signal);
  alarms.put(alarm());
  await pass(1);
  over.abort();
  await put(ingest, 1);
  await pass(1);
  expect(heard).toEqual(['OK']);
});
