import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTransaction, migrate, openDatabase } from '../../storage/database';
import { telemetryMigrations } from '../schema';
import { MetricIngest } from './metric-ingest';
import { MetricStore } from './metric-store';
import type { MetricsContext } from './operations/context';
import { getMetricData } from './operations/get-metric-data';
import { listMetrics } from './operations/list-metrics';
import { putMetricData } from './operations/put-metric-data';

const NOW = 1_763_880_000;

function open() {
  const database = openDatabase(':memory:', 'NORMAL');
  migrate(database, 'telemetry', telemetryMigrations);
  const metrics = new MetricStore(database);
  const context: MetricsContext = { metrics, ingest: new MetricIngest(database, metrics), clock: () => NOW * 1000 };
  const add = (name: string, seconds: readonly number[]) =>
    inTransaction(database, () =>
      metrics.insert(
        seconds.map((second) => ({
          namespace: 'n',
          name,
          dimensions: {},
          second,
          unit: 'None',
          count: 1,
          sum: second,
          minimum: second,
          maximum: second,
        })),
      ),
    );
  return { context, database, add };
}

interface Page {
  readonly MetricDataResults: readonly {
    readonly Id: string;
    readonly Timestamps: Date[];
    readonly Values: number[];
    readonly StatusCode: string;
  }[];
  readonly NextToken?: string;
}

const query = (names: readonly string[], Period: number) => ({
  MetricDataQueries: names.map((MetricName) => ({
    Id: MetricName,
    MetricStat: { Metric: { Namespace: 'n', MetricName }, Period, Stat: 'Sum' },
  })),
  StartTime: new Date(0),
  EndTime: new Date(1_000_000),
});

test('pages in either scan order, put together, are the whole', async () => {
  const seconds = fc.array(fc.nat(900), { maxLength: 40 });
  const order = fc.constantFrom('TimestampAscending' as const, 'TimestampDescending' as const);
  await fc.assert(
    fc.asyncProperty(
      seconds,
      seconds,
      fc.constantFrom(1, 10, 60),
      fc.integer({ min: 1, max: 9 }),
      order,
      async (a, b, period, size, ScanBy) => {
        const { context, add, database } = open();
        add('a', a);
        add('b', b);
        const whole = (await getMetricData(context, { ...query(['a', 'b'], period), ScanBy })) as unknown as Page;
        const got: Record<string, [number, number | undefined][]> = { a: [], b: [] };
        let NextToken: string | undefined;
        do {
          const paged = { ...query(['a', 'b'], period), ScanBy, MaxDatapoints: size };
          const page = (await getMetricData(context, {
            ...paged,
            ...(NextToken !== undefined && { NextToken }),
          })) as unknown as Page;
          for (const { Id, Timestamps, Values } of page.MetricDataResults) {
            got[Id]?.push(
              ...Timestamps.map((at, index): [number, number | undefined] => [at.getTime(), Values[index]]),
            );
          }
          expect(page.MetricDataResults.flatMap(({ Values }) => Values).length).toBeLessThanOrEqual(size);
          NextToken = page.NextToken;
        } while (NextToken !== undefined);
        for (const { Id, Timestamps, Values, StatusCode } of whole.MetricDataResults) {
          expect(StatusCode).toBe('Complete');
          expect(got[Id]).toEqual(Timestamps.map((at, index) => [at.getTime(), Values[index]]));
        }
        const starts = [...new Set(a.map((second) => Math.floor(second / period) * period))].toSorted((x, y) => x - y);
        if (ScanBy === 'TimestampDescending') starts.reverse();
        expect(got.a?.map(([at]) => at / 1000)).toEqual(starts);
        database.close();
      },
    ),
  );
});

test.each([
  [{ Expression: 'a * 2' }, "Error in expression 'e': metric math and SQL expressions are not available"],
  [{ MetricStat: { Metric: { Namespace: 'n', MetricName: 'a' }, Period: 60, Stat: 'tm99' } }, 'The statistic tm99'],
  [{ MetricStat: { Metric: { Namespace: 'n', MetricName: 'a' }, Period: 45, Stat: 'Sum' } }, 'Invalid period 45'],
  [{}, 'MetricStat or'],
])('%j answers with a ValidationException that names what is wrong', async (part, why) => {
  const { context } = open();
  const request = { ...query([], 60), MetricDataQueries: [{ Id: 'e', ...part }] };
  await expect(getMetricData(context, request)).rejects.toMatchObject({
    code: 'ValidationException',
    message: expect.stringContaining(why),
  });
});

const refused: [Record<string, unknown>, string][] = [
  [{ Value: Number.NaN }, 'InvalidParameterValueException'],
  [{ Value: Number.POSITIVE_INFINITY }, 'InvalidParameterValueException'],
  [{ Values: [1, 2], Counts: [1] }, 'InvalidParameterValueException'],
  [{ Value: 1, Values: [1] }, 'InvalidParameterCombinationException'],
  [{}, 'MissingRequiredParameterException'],
  [{ Value: 1, Timestamp: new Date((NOW + 7_201) * 1000) }, 'InvalidParameterValueException'],
  [{ Value: 1, Timestamp: new Date((NOW - 15 * 86_400) * 1000) }, 'InvalidParameterValueException'],
  [{ Value: 1, StorageResolution: 5 }, 'InvalidParameterValueException'],
  [{ StatisticValues: { SampleCount: 0, Sum: 0, Minimum: 0, Maximum: 0 } }, 'InvalidParameterValueException'],
];

test.each(refused)('%j is refused with %s and nothing is stored', async (part, code) => {
  const { context } = open();
  const MetricData = [
    { MetricName: 'good', Value: 1 },
    { MetricName: 'bad', ...part },
  ];
  await expect(putMetricData(context, { Namespace: 'n', MetricData })).rejects.toMatchObject({ code });
  expect(listMetrics(context, {}).Metrics).toEqual([]);
});

test('lists 500 a page, filtered by what dimensions are there', async () => {
  const { context } = open();
  const MetricData = Array.from({ length: 1_000 }, (_, index) => ({
    MetricName: 'm',
    Value: 1,
    Dimensions: [{ Name: 'Host', Value: `h${index}` }, ...(index % 2 === 0 ? [{ Name: 'Even', Value: 'yes' }] : [])],
  }));
  await putMetricData(context, { Namespace: 'n', MetricData });
  const sizes: number[] = [];
  let page: Record<string, unknown> = {};
  do {
    page = listMetrics(context, {
      Namespace: 'n',
      ...(page.NextToken !== undefined && { NextToken: page.NextToken as string }),
    });
    sizes.push((page.Metrics as unknown[]).length);
  } while (page.NextToken !== undefined);
  expect(sizes).toEqual([500, 500]);
  const even = listMetrics(context, { Dimensions: [{ Name: 'Even' }] });
  expect([(even.Metrics as unknown[]).length, even.NextToken]).toEqual([500, undefined]);
  const one = listMetrics(context, { Dimensions: [{ Name: 'Host', Value: 'h7' }] });
  expect(one.Metrics).toEqual([{ Namespace: 'n', MetricName: 'm', Dimensions: [{ Name: 'Host', Value: 'h7' }] }]);
});
