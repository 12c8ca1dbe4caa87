import {
  type CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  DescribeAlarmsForMetricCommand,
  type MetricAlarm,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalDaemon, startLocalDaemon } from '../../fakes/local-daemon';
import { workspaceClients } from './workspace-clients';

let daemon: LocalDaemon;
let cloudwatch: CloudWatchClient;
beforeAll(async () => {
  daemon = await startLocalDaemon();
  cloudwatch = workspaceClients(daemon).cloudwatch;
});
afterAll(async () => {
  await daemon?.stop();
});

const Dimensions = [{ Name: 'EndpointName', Value: 'demo' }];
const settings = (
  AlarmName: string,
  changes: Partial<PutMetricAlarmCommandInput> = {},
): PutMetricAlarmCommandInput => ({
  AlarmName,
  Namespace: 'Mine',
  MetricName: 'errors',
  Dimensions,
  Statistic: 'Sum',
  Period: 10,
  EvaluationPeriods: 1,
  Threshold: 0,
  ComparisonOperator: 'GreaterThanThreshold',
  TreatMissingData: 'notBreaching',
  ...changes,
});
const put = (name: string, changes: Partial<PutMetricAlarmCommandInput> = {}) =>
  cloudwatch.send(new PutMetricAlarmCommand(settings(name, changes)));
const putValue = (MetricName: string, Value: number) =>
  cloudwatch.send(
    new PutMetricDataCommand({
      Namespace: 'Mine',
      MetricData: [{ MetricName, Dimensions, Value, StorageResolution: 1 }],
    }),
  );

/** Asks until the alarm is in the state; the runner's time limit ends it otherwise. */
async function until(name: string, state: string, client = cloudwatch): Promise<MetricAlarm> {
  for (;;) {
    const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
    const [alarm] = MetricAlarms;
    if (alarm?.StateValue === state) return alarm;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('an alarm on a real metric goes off within moments, says why, and keeps its history', async () => {
  await put('errors', { AlarmActions: [`arn:aws:sns:${daemon.region}:${daemon.accountId}:pager`] });
  await until('errors', 'OK');
  const sentAt = performance.now();
  await putValue('errors', 2);
  const alarm = await until('errors', 'ALARM');
  expect(performance.now() - sentAt).toBeLessThan(2_500);
  expect(alarm).toMatchObject({
    AlarmArn: `arn:aws:cloudwatch:${daemon.region}:${daemon.accountId}:alarm:errors`,
    ...settings('errors'),
    ActionsEnabled: true,
    OKActions: [],
    StateReason: expect.stringMatching(/^Threshold Crossed: 1 out of the last 1 datapoints \[2\.0 \(.*OK -> ALARM/),
  });
  expect(JSON.parse(alarm.StateReasonData ?? '')).toMatchObject({
    version: '1.0',
    statistic: 'Sum',
    period: 10,
    recentDatapoints: [2],
    threshold: 0,
  });
  const { AlarmHistoryItems = [] } = await cloudwatch.send(
    new DescribeAlarmHistoryCommand({ AlarmName: 'errors', ScanBy: 'TimestampAscending' }),
  );
  expect(AlarmHistoryItems.map(({ HistoryItemType }) => HistoryItemType)).toEqual([
    'ConfigurationUpdate',
    'StateUpdate',
    'StateUpdate',
    'Action',
  ]);
  expect(AlarmHistoryItems[3]?.HistorySummary).toContain('Nothing was sent to arn:aws:sns');
  // New settings leave the state as it was until they are evaluated, and the history in its place.
  await put('errors', { Threshold: 100 });
  await until('errors', 'OK');
  const pages: (string | undefined)[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cloudwatch.send(
      new DescribeAlarmHistoryCommand({ AlarmName: 'errors', MaxRecords: 2, NextToken }),
    );
    pages.push(...(page.AlarmHistoryItems ?? []).map(({ HistorySummary }) => HistorySummary));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  expect(pages).toHaveLength(6);
  expect(pages.slice(0, 2)).toEqual(['Alarm updated from ALARM to OK', 'Alarm "errors" updated']);
});

test('alarms are found by name, prefix, state and metric, page by page', async () => {
  const names = ['page-a', 'page-b', 'page-c'];
  for (const name of names) await put(name, { MetricName: 'nothing', TreatMissingData: 'missing' });
  const seen: (string | undefined)[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cloudwatch.send(
      new DescribeAlarmsCommand({ AlarmNamePrefix: 'page-', MaxRecords: 2, NextToken }),
    );
    seen.push(...(page.MetricAlarms ?? []).map(({ AlarmName }) => AlarmName));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  expect(seen).toEqual(names);
  const named = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: ['page-b', 'not-there'] }));
  expect(named.MetricAlarms?.map(({ AlarmName, StateValue }) => [AlarmName, StateValue])).toEqual([
    ['page-b', 'INSUFFICIENT_DATA'],
  ]);
  const alarming = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNamePrefix: 'page-', StateValue: 'ALARM' }));
  expect(alarming).toMatchObject({ MetricAlarms: [], CompositeAlarms: [] });
  const metric = await cloudwatch.send(
    new DescribeAlarmsForMetricCommand({ Namespace: 'Mine', MetricName: 'nothing', Dimensions }),
  );
  expect(metric.MetricAlarms).toHaveLength(3);
  await expect(
    cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: ['page-a'], AlarmNamePrefix: 'page' })),
  ).rejects.toMatchObject({ name: 'InvalidParameterCombinationException' });
  await expect(cloudwatch.send(new DescribeAlarmsCommand({ NextToken: 'mine' }))).rejects.toMatchObject({
    name: 'InvalidNextToken',
  });
  await expect(cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: ['page-a', 'not-there'] }))).rejects.toMatchObject(
    { name: 'ResourceNotFound' },
  );
  await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: names }));
  expect((await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNamePrefix: 'page-' }))).MetricAlarms).toEqual([]);
});

test.each<[string, Partial<PutMetricAlarmCommandInput>, string]>([
  ['a period CloudWatch has not', { Period: 15 }, 'Period must be 10, 20, 30 or a multiple of 60'],
  ['more than a day', { Period: 60, EvaluationPeriods: 1_441 }, 'more than a day'],
  ['more data points than periods', { DatapointsToAlarm: 2 }, 'DatapointsToAlarm'],
  ['two statistics', { ExtendedStatistic: 'p90' }, 'but not both'],
  ['a trimmed mean', { Statistic: undefined, ExtendedStatistic: 'tm90' }, 'use a percentile'],
  ['an unknown treatment', { TreatMissingData: 'guess' }, 'TreatMissingData guess'],
  ['an anomaly band', { ComparisonOperator: 'GreaterThanUpperThreshold' }, 'anomaly band'],
  ['metric math', { Metrics: [{ Id: 'm', Expression: 'a + b' }] }, 'metric math'],
  ['no threshold', { Threshold: undefined }, 'Threshold is required'],
])('%s is refused and says why', async (_what, changes, said) => {
  await expect(put('refused', changes)).rejects.toThrow(said);
});

test('a state that was set stands until the next evaluation; both outlive kill -9', async () => {
  const first = await startLocalDaemon();
  let second: LocalDaemon | undefined;
  try {
    const before = workspaceClients(first).cloudwatch;
    await before.send(new PutMetricAlarmCommand(settings('kept', { Period: 3_600 })));
    await until('kept', 'OK', before);
    await before.send(
      new SetAlarmStateCommand({
        AlarmName: 'kept',
        StateValue: 'ALARM',
        StateReason: 'A drill',
        StateReasonData: '{"by":"hand"}',
      }),
    );
    await first.kill();
    second = await startLocalDaemon({ root: first.root });
    const after = workspaceClients(second).cloudwatch;
    const { AlarmHistoryItems = [] } = await after.send(
      new DescribeAlarmHistoryCommand({
        AlarmName: 'kept',
        HistoryItemType: 'StateUpdate',
        ScanBy: 'TimestampAscending',
      }),
    );
    expect(AlarmHistoryItems[1]).toMatchObject({ HistorySummary: 'Alarm updated from OK to ALARM' });
    expect(JSON.parse(AlarmHistoryItems[1]?.HistoryData ?? '')).toMatchObject({
      newState: { stateReason: 'A drill', stateReasonData: { by: 'hand' } },
    });
    // The daemon that comes back evaluates at once.
    await until('kept', 'OK', after);
    await expect(
      after.send(new SetAlarmStateCommand({ AlarmName: 'none', StateValue: 'OK', StateReason: '' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFound' });
  } finally {
    await second?.stop();
    await first.stop();
  }
});
