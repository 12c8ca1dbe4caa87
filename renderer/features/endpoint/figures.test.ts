import { expect, test } from 'vitest';
import type { EndpointFigures } from '../../../shared/model/endpoint-view';
import { plotsOf } from './figures';

const until = 1_000_000;
const one = (
  variant: string,
  metric: EndpointFigures['series'][number]['metric'],
  statistic: EndpointFigures['series'][number]['statistic'],
  value: number,
) => ({ variant, metric, statistic, points: [{ at: until - 60_000, value }] });

test('counts become rates a minute with noughts between, microseconds milliseconds, moments minutes back', () => {
  const plots = plotsOf({
    since: until - 120_000,
    until,
    periodSeconds: 60,
    series: [
      one('blue', 'Invocations', 'Sum', 5),
      one('blue', 'Invocation5XXErrors', 'Sum', 1),
      one('blue', 'ModelLatency', 'p90', 12_500),
      one('blue', 'ModelLatency', 'p99', 99_000),
    ],
  });
  const counted = (y: number) => [
    { x: -2, y: 0 },
    { x: -1, y },
  ];
  expect(plots.map(({ series, title }) => [title, series])).toEqual([
    ['Requests per minute', [{ label: 'blue', points: counted(5) }]],
    ['Errors per minute', [{ label: '5xx', points: counted(1) }]],
    [
      'Model latency, ms',
      [
        {
          label: 'p90',
          points: [
            { x: -2, y: null },
            { x: -1, y: 12.5 },
          ],
        },
      ],
    ],
  ]);
});

test('five in ten seconds are thirty a minute', () => {
  const series = [one('blue', 'Invocations', 'Sum', 5)];
  const plots = plotsOf({ since: until - 60_000, until, periodSeconds: 10, series });
  expect(plots[0]?.series[0]?.points.map(({ y }) => y)).toEqual([30, 0, 0, 0, 0, 0]);
});

test('curves of several variants say whose they are', () => {
  const plots = plotsOf({
    since: until - 60_000,
    until,
    periodSeconds: 60,
    series: [
      one('blue', 'Invocations', 'Sum', 5),
      one('green', 'Invocations', 'Sum', 2),
      one('green', 'ModelLatency', 'p50', 1_000),
    ],
  });
  expect(plots[0]?.series.map(({ label }) => label)).toEqual(['blue', 'green']);
  expect(plots[2]?.series.map(({ label }) => label)).toEqual(['green p50']);
});
