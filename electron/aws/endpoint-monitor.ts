import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { ok } from '../../shared/errors/result';
import type { EndpointMonitor, VariantSeries } from '../domains/endpoints/ports';
import type { RemoteLogEvent } from '../domains/logs/remote-log-event';
import { attempt, collect, pages, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';

/** https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html */
const namespace = 'AWS/SageMaker';
/** What is asked of each variant. */
const figures = [
  { metric: 'Invocations', statistic: 'Sum' },
  { metric: 'Invocation4XXErrors', statistic: 'Sum' },
  { metric: 'Invocation5XXErrors', statistic: 'Sum' },
  { metric: 'ModelLatency', statistic: 'Average' },
  { metric: 'ModelLatency', statistic: 'p50' },
  { metric: 'ModelLatency', statistic: 'p90' },
  { metric: 'ModelLatency', statistic: 'p99' },
  { metric: 'OverheadLatency', statistic: 'Average' },
] as const;

/** Most events FilterLogEvents gives in one page. */
const eventsPerPage = 10_000;

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
const eventsReply = z.object({
  events: z
    .array(
      z.object({
        timestamp: z.number().int().nonnegative(),
        message: z.string(),
        logStreamName: z.string().default(''),
      }),
    )
    .default([]),
  nextToken: z.string().optional(),
});

/** What an endpoint did: its figures from CloudWatch, its lines from CloudWatch Logs. */
export function createEndpointMonitor(connection: AwsConnection): EndpointMonitor & { destroy(): void } {
  const metrics = createClient(CloudWatchClient, connection, 'call');
  const logs = createClient(CloudWatchLogsClient, connection, 'call');
  return {
    destroy: () => {
      metrics.destroy();
      logs.destroy();
    },

    series: (endpoint, variants, since, until, periodSeconds, configName) =>
      attempt(
        `read the figures of ${endpoint}`,
        async () => {
          const wanted = variants.flatMap((variant) => figures.map((figure) => ({ variant, ...figure })));
          if (wanted.length === 0) return [];
          const results = await collect(
            pages('metric points', async (token) => {
              const reply = await metrics.send(
                new GetMetricDataCommand({
                  StartTime: new Date(since),
                  EndTime: new Date(until),
                  ScanBy: 'TimestampAscending',
                  MetricDataQueries: wanted.map(({ metric, statistic, variant }, index) => ({
                    Id: `m${index}`,
                    MetricStat: {
                      Metric: {
                        Namespace: namespace,
                        MetricName: metric,
                        Dimensions: [
                          { Name: 'EndpointName', Value: endpoint },
                          { Name: 'VariantName', Value: variant },
                          ...(configName === undefined ? [] : [{ Name: 'EndpointConfigName', Value: configName }]),
                        ],
                      },
                      Period: periodSeconds,
                      Stat: statistic,
                    },
                  })),
                  ...(token !== undefined && { NextToken: token }),
                }),
              );
              const page = parseReply(dataReply, reply, `the figures of ${endpoint}`);
              return { items: page.MetricDataResults, next: page.NextToken };
            }),
          );
          return wanted.flatMap((one, index): VariantSeries[] => {
            const points = results
              .filter(({ Id }) => Id === `m${index}`)
              .flatMap(({ Timestamps, Values }) =>
                Timestamps.flatMap((at, i) => {
                  const value = Values[i];
                  return value === undefined ? [] : [{ at: at.getTime(), value }];
                }),
              );
            return points.length === 0 ? [] : [{ ...one, points }];
          });
        },
        'endpoint',
      ),

    async logs(endpoint, since, limit) {
      const read = await attempt(
        `read the log of ${endpoint}`,
        async () => {
          const events: RemoteLogEvent[] = [];
          // An empty page with a token is not the end.
          for await (const page of pages('log events', async (token) => {
            const reply = await logs.send(
              new FilterLogEventsCommand({
                logGroupName: `/aws/sagemaker/Endpoints/${endpoint}`,
                startTime: since,
                limit: Math.max(1, Math.min(eventsPerPage, limit - events.length)),
                ...(token !== undefined && { nextToken: token }),
              }),
            );
            const { events: found, nextToken } = parseReply(eventsReply, reply, `the log of ${endpoint}`);
            return { items: found, next: nextToken };
          })) {
            events.push(
              ...page.map(({ timestamp, message, logStreamName }) => ({
                at: timestamp,
                stream: logStreamName,
                text: message,
              })),
            );
            if (events.length >= limit) break;
          }
          // Within a millisecond the service's order stays.
          return events.sort((a, b) => a.at - b.at).slice(0, limit);
        },
        'endpoint',
      );
      // Before its program has written a line there is no log group.
      return !read.ok && read.error.code === 'endpoint.not-found' ? ok([]) : read;
    },
  };
}
