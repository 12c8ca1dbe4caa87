import { CloudWatchClient, GetMetricDataCommand, type MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import type { MetricSeries } from '../../shared/model/metric-series';
import type { MetricService } from '../domains/aws-ports';
import { attempt, collect, pages, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';

/** What SageMaker reports of a training host, https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html. */
const namespace = '/aws/sagemaker/TrainingJobs';
const names = [
  'CPUUtilization',
  'MemoryUtilization',
  'DiskUtilization',
  'GPUUtilization',
  'GPUMemoryUtilization',
] as const;

/** Points finer than a minute are kept for three hours. */
const fineFor = 3 * 3_600_000;

const dataReply = z.object({
  MetricDataResults: z
    .array(
      z.object({
        Id: z.string(),
        Timestamps: z.array(z.date()).default([]),
        Values: z.array(z.number()).default([]),
      }),
    )
    .default([]),
  NextToken: z.string().optional(),
});

export function createCloudWatch(connection: AwsConnection): MetricService & { destroy(): void } {
  const client = createClient(CloudWatchClient, connection, 'call');
  return {
    destroy: () => client.destroy(),
    instanceSeries: (jobName, since, until, hosts = 1) =>
      attempt(`read the instance metrics of ${jobName}`, async () => {
        const period = until - since < fineFor ? 1 : 60;
        const wanted = Array.from({ length: hosts }, (_, host) =>
          names.map((name) => ({ name, host: host + 1 })),
        ).flat();
        const results = await collect(
          pages('metric points', async (token) => {
            const reply = await client.send(
              new GetMetricDataCommand({
                StartTime: new Date(since),
                EndTime: new Date(until),
                ScanBy: 'TimestampAscending',
                MetricDataQueries: wanted.map(({ name, host }, index) =>
                  query(`m${index}`, name, `${jobName}/algo-${host}`, period),
                ),
                ...(token !== undefined && { NextToken: token }),
              }),
            );
            const page = parseReply(dataReply, reply, `the instance metrics of ${jobName}`);
            return { items: page.MetricDataResults, next: page.NextToken };
          }),
        );
        return wanted.flatMap(({ name, host }, index): MetricSeries[] => {
          const points = results
            .filter(({ Id }) => Id === `m${index}`)
            .flatMap(({ Timestamps, Values }) =>
              Timestamps.flatMap((at, i) => {
                const value = Values[i];
                return value === undefined ? [] : [{ at: at.getTime(), step: null, value }];
              }),
            );
          return points.length === 0
            ? []
            : [{ name: hosts === 1 ? name : `${name} algo-${host}`, source: 'instance', points }];
        });
      }),
  };
}

function query(id: string, name: string, host: string, period: number): MetricDataQuery {
  const metric = { Namespace: namespace, MetricName: name, Dimensions: [{ Name: 'Host', Value: host }] };
  return { Id: id, MetricStat: { Metric: metric, Period: period, Stat: 'Average' } };
}
