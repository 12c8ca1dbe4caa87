import { AwsError } from '../../../gateway/service';
import { invalidNextToken } from '../../metrics/operations/context';
import { readToken, writeToken } from '../../page-token';
import type { AlarmsContext } from './context';

interface DescribeAlarmHistoryInput {
  readonly AlarmName?: string;
  readonly AlarmContributorId?: string;
  readonly AlarmTypes?: readonly string[];
  readonly HistoryItemType?: string;
  readonly StartDate?: Date;
  readonly EndDate?: Date;
  readonly MaxRecords?: number;
  readonly NextToken?: string;
  readonly ScanBy?: 'TimestampDescending' | 'TimestampAscending';
}

const PAGE_ITEMS = 100;

/** What happened to one alarm or all, deleted ones too; newest first unless asked otherwise. */
export function describeAlarmHistory(
  { alarms, clock }: AlarmsContext,
  input: DescribeAlarmHistoryInput,
): Record<string, unknown> {
  if (input.AlarmContributorId !== undefined) {
    throw new AwsError('ResourceNotFoundException', 'Alarms of the local workspace have no contributors.', 404);
  }
  const place = input.NextToken === undefined ? null : readToken('h/', ['number', 'number'], input.NextToken);
  if (input.NextToken !== undefined && place === null) throw invalidNextToken();
  if (input.AlarmTypes !== undefined && !input.AlarmTypes.includes('MetricAlarm')) return { AlarmHistoryItems: [] };
  const limit = input.MaxRecords ?? PAGE_ITEMS;
  const found = alarms.history({
    alarm: input.AlarmName ?? null,
    type: input.HistoryItemType ?? null,
    from: input.StartDate?.getTime() ?? 0,
    to: input.EndDate?.getTime() ?? clock(),
    newestFirst: input.ScanBy !== 'TimestampAscending',
    after: place && { at: Number(place[0]), id: Number(place[1]) },
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    AlarmHistoryItems: page.map(({ alarm, at, data, summary, type }) => ({
      AlarmName: alarm,
      AlarmType: 'MetricAlarm',
      Timestamp: new Date(at),
      HistoryItemType: type,
      HistorySummary: summary,
      HistoryData: data,
    })),
    NextToken: found.length > limit && last ? writeToken('h/', [last.at, last.id]) : undefined,
  };
}
