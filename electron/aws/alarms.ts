import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  type DescribeAlarmsCommandInput,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { type Alarm, alarmStateSchema } from '../../shared/model/alarm';
import { toAlarmRequest } from '../../shared/model/alarm-request';
import type { AlarmService } from '../domains/promotions/ports';
import { attempt, collect, pages, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';

/** DescribeAlarms takes, DeleteAlarms deletes and a page lists at most this many. */
const perCall = 100;

const alarmsReply = z.object({
  MetricAlarms: z
    .array(
      z.object({
        AlarmName: z.string(),
        AlarmArn: z.string(),
        StateValue: alarmStateSchema,
        StateReason: z.string().optional(),
        StateUpdatedTimestamp: z.date().optional(),
        MetricName: z.string().optional(),
        Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
        Threshold: z.number().optional(),
      }),
    )
    .default([]),
  NextToken: z.string().optional(),
});

/** CloudWatch metric alarms of one workspace. */
export function createAlarms(connection: AwsConnection): AlarmService & { destroy(): void } {
  const client = createClient(CloudWatchClient, connection, 'call');

  const read = (which: Pick<DescribeAlarmsCommandInput, 'AlarmNames' | 'AlarmNamePrefix'>) =>
    collect(
      pages('alarms', async (token) => {
        const reply = await client.send(
          new DescribeAlarmsCommand({
            ...which,
            AlarmTypes: ['MetricAlarm'],
            MaxRecords: perCall,
            ...(token !== undefined && { NextToken: token }),
          }),
        );
        const page = parseReply(alarmsReply, reply, 'the alarms');
        return { items: page.MetricAlarms.map(toAlarm), next: page.NextToken };
      }),
    );

  return {
    destroy: () => client.destroy(),

    put: (alarm) =>
      attempt(`put the alarm ${alarm.name}`, async () => {
        await client.send(new PutMetricAlarmCommand(toAlarmRequest(alarm)));
        return null;
      }),

    describe: (names) =>
      attempt('read the alarms', async () => {
        const found = await Promise.all(inPortions(names).map((AlarmNames) => read({ AlarmNames })));
        return found.flat();
      }),

    find: (prefix) => attempt(`find the alarms of ${prefix}`, () => read({ AlarmNamePrefix: prefix })),

    delete: (names) =>
      attempt(`delete the alarms ${names.join(', ')}`, async () => {
        for (const AlarmNames of inPortions(names)) await client.send(new DeleteAlarmsCommand({ AlarmNames }));
        return null;
      }),
  };
}

function toAlarm(reply: z.output<typeof alarmsReply>['MetricAlarms'][number]): Alarm {
  return {
    name: reply.AlarmName,
    arn: reply.AlarmArn,
    state: reply.StateValue,
    stateReason: reply.StateReason ?? null,
    stateChangedAt: reply.StateUpdatedTimestamp?.getTime() ?? null,
    metric: reply.MetricName ?? null,
    dimensions: Object.fromEntries(reply.Dimensions.map(({ Name, Value }) => [Name, Value])),
    threshold: reply.Threshold ?? null,
  };
}

/** No portion at all of no names: asked without names, the service would list every alarm there is. */
function inPortions(names: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(names.length / perCall) }, (_, index) =>
    names.slice(index * perCall, (index + 1) * perCall),
  );
}
