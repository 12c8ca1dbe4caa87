import {
  type CloudWatchClient,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
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

const minute = Math.floor(Date.now() / 60_000) * 60_000 - 600_000;
const Dimensions = [{ Name: 'TrainingJobName', Value: 'job-1' }];
const at = (seconds: number) => new Date(minute + seconds * 1_000);

test('metrics come back by period and statistic', async () => {
  await cloudwatch.send(
    new PutMetricDataCommand({
      Namespace: 'Mine',
      MetricData: [
        ...[0, 1, 30].map((second) => ({
          MetricName: 'loss',
          Dimensions,
          Timestamp: at(second),
          Value: second,
          StorageResolution: 1,
        })),
        { MetricName: 'loss', Dimensions, Timestamp: at(70), Values: [10, 20], Counts: [3, 1] },
      ],
    }),
  );
  const query = (Id: string, Stat: string, Period: number) => ({
    Id,
    MetricStat: { Metric: { Namespace: 'Mine', MetricName: 'loss', Dimensions }, Period, Stat },
  });
  const { MetricDataResults } = await cloudwatch.send(
    new GetMetricDataCommand({
      MetricDataQueries: [query('average', 'Average', 60), query('p50', 'p50', 60), query('each', 'Maximum', 1)],
      StartTime: at(0),
      EndTime: at(120),
      ScanBy: 'TimestampAscending',
    }),
  );
  expect(MetricDataResults).toMatchObject([
    { Id: 'average', Label: 'loss', Timestamps: [at(0), at(60)], Values: [31 / 3, 12.5], StatusCode: 'Complete' },
    { Id: 'p50', Values: [1, 10] },
    { Id: 'each', Timestamps: [at(0), at(1), at(30), at(70)], Values: [0, 1, 30, 20] },
  ]);
  const { Datapoints } = await cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace: 'Mine',
      MetricName: 'loss',
      Dimensions,
      StartTime: at(0),
      EndTime: at(120),
      Period: 60,
      Statistics: ['Sum', 'SampleCount'],
    }),
  );
  expect(Datapoints).toEqual([
    { Timestamp: at(0), Unit: 'None', Sum: 31, SampleCount: 3 },
    { Timestamp: at(60), Unit: 'None', Sum: 50, SampleCount: 4 },
  ]);
  const { Metrics } = await cloudwatch.send(new ListMetricsCommand({ Namespace: 'Mine', RecentlyActive: 'PT3H' }));
  expect(Metrics).toEqual([{ Namespace: 'Mine', MetricName: 'loss', Dimensions }]);
});

test('refusals carry the names CloudWatch gives them', async () => {
  await expect(
    cloudwatch.send(
      new PutMetricDataCommand({ Namespace: 'Mine', MetricData: [{ MetricName: 'm', Value: Number.NaN }] }),
    ),
  ).rejects.toMatchObject({
    name: expect.stringMatching(/^InvalidParameterValue/u),
    message: 'The value NaN for parameter MetricData.member.1.Value is invalid.',
  });
  await expect(
    cloudwatch.send(new PutMetricDataCommand({ Namespace: 'Mine', MetricData: [{ MetricName: 'm\0n', Value: 1 }] })),
  ).rejects.toMatchObject({ message: expect.stringContaining('NUL character') });
  const expression = {
    MetricDataQueries: [{ Id: 'e1', Expression: 'SUM(METRICS())' }],
    StartTime: at(0),
    EndTime: at(60),
  };
  await expect(cloudwatch.send(new GetMetricDataCommand(expression))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining("Error in expression 'e1'"),
  });
});
