import {
  CloudWatchLogsClient,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
  StartLiveTailCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { ok, type Result } from '../../shared/errors/result';
import { partitionOf } from '../../shared/model/partition';
import type { LogService } from '../domains/aws-ports';
import type { RemoteLogEvent } from '../domains/logs/remote-log-event';
import { attempt, collect, pages, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';
import { awsFailure } from './failures';

const streamsReply = z.object({
  logStreams: z.array(z.object({ logStreamName: z.string(), creationTime: z.number().default(0) })).default([]),
  nextToken: z.string().optional(),
});
const eventsReply = z.object({
  events: z.array(z.object({ timestamp: z.number().int().nonnegative(), message: z.string() })).default([]),
  nextForwardToken: z.string().min(1),
});
const tailUpdate = z.object({
  sessionMetadata: z.object({ sampled: z.boolean().default(false) }).optional(),
  sessionResults: z
    .array(z.object({ timestamp: z.number().int().nonnegative(), message: z.string(), logStreamName: z.string() }))
    .default([]),
});

/** `group`: the log group of one kind of job. */
export function createLogs(connection: AwsConnection, group: string): LogService & { destroy(): void } {
  const partition = partitionOf(connection.region).name;
  const client = createClient(CloudWatchLogsClient, connection, 'call');
  const tailClient = createClient(CloudWatchLogsClient, connection, 'stream');
  return {
    destroy: () => {
      client.destroy();
      tailClient.destroy();
    },

    async streams(jobName) {
      const result = await attempt(`find the log of ${jobName}`, () =>
        collect(
          pages('log streams', async (token) => {
            const reply = await client.send(
              new DescribeLogStreamsCommand({
                logGroupName: group,
                logStreamNamePrefix: `${jobName}/`,
                ...(token !== undefined && { nextToken: token }),
              }),
            );
            const page = parseReply(streamsReply, reply, `the log streams of ${jobName}`);
            return { items: page.logStreams, next: page.nextToken };
          }),
        ),
      );
      if (!result.ok) return nothingYet<readonly string[]>(result, []);
      return ok(
        [...result.data].sort((a, b) => a.creationTime - b.creationTime).map(({ logStreamName }) => logStreamName),
      );
    },

    async read(stream, token) {
      const result = await attempt(`read the log ${stream}`, async () => {
        const reply = await client.send(
          new GetLogEventsCommand({
            logGroupName: group,
            logStreamName: stream,
            startFromHead: true,
            limit: 10_000,
            ...(token !== null && { nextToken: token }),
          }),
        );
        const page = parseReply(eventsReply, reply, `the log ${stream}`);
        const events = page.events.map(({ timestamp, message }) => ({ at: timestamp, stream, text: message }));
        // The service says the end is reached by giving back the token it was given.
        return { events, token: page.nextForwardToken, atEnd: page.nextForwardToken === token };
      });
      return result;
    },

    async *tail(jobName, signal) {
      try {
        const reply = await tailClient.send(
          new StartLiveTailCommand({
            logGroupIdentifiers: [
              `arn:${partition}:logs:${connection.region}:${connection.accountId}:log-group:${group}`,
            ],
            logStreamNamePrefixes: [`${jobName}/`],
          }),
          { abortSignal: signal },
        );
        for await (const event of reply.responseStream ?? []) {
          if (event.sessionStart) yield { kind: 'started' };
          else if (event.sessionUpdate) yield update(event.sessionUpdate);
          else if (event.SessionTimeoutException)
            return yield { kind: 'ended', reason: 'the service ends a live tail after three hours' };
          else if (event.SessionStreamingException)
            return yield { kind: 'ended', reason: 'the service broke the live tail off' };
        }
        yield { kind: 'ended', reason: 'the live tail was closed' };
      } catch (error) {
        if (!signal.aborted) yield { kind: 'ended', reason: awsFailure(error, 'follow the log live').message };
      }
    },
  };
}

function update(raw: unknown): { kind: 'events'; events: readonly RemoteLogEvent[]; sampled: boolean } {
  const parsed = parseReply(tailUpdate, raw, 'a live tail update');
  const events = parsed.sessionResults.map(({ timestamp, message, logStreamName }) => ({
    at: timestamp,
    stream: logStreamName,
    text: message,
  }));
  return { kind: 'events', events, sampled: parsed.sessionMetadata?.sampled ?? false };
}

/** Before the first line of the first job there is no log group. */
function nothingYet<T>(result: Result<unknown> & { ok: false }, empty: T): Result<T> {
  return result.error.code === 'job.not-found' ? ok(empty) : result;
}
