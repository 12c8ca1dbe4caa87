import { expect, test } from 'vitest';
import type { MetricSeries } from '../../../shared/model/metric-series';
import { foldSeries, plotsOf } from './curves';

const log = (name: string, ...values: number[]): MetricSeries => ({
  name,
  source: 'log',
  points: values.map((value, index) => ({ at: 1000 + index, step: index + 1, value })),
});

test('items replace first and then append by series', () => {
  const series = foldSeries(
    [],
    [
      { kind: 'replace', series: [log('train:loss', 3)] },
      { kind: 'append', series: [log('train:loss', 2), log('validation:loss', 4)] },
    ],
  );
  expect(series.map(({ name, points }) => [name, points.map(({ value }) => value)])).toEqual([
    ['train:loss', [3, 2]],
    ['validation:loss', [4]],
  ]);
});

test('curves of one meaning share a plot over the printed epoch, which is no curve itself', () => {
  const plots = plotsOf([log('epoch', 1, 2), log('train:loss', 3, 2), log('validation:loss', 4, 3)], 0);
  expect(plots).toEqual([
    {
      title: 'loss',
      xLabel: 'epoch',
      series: [
        {
          label: 'train',
          points: [
            { x: 1, y: 3 },
            { x: 2, y: 2 },
          ],
        },
        {
          label: 'validation',
          points: [
            { x: 1, y: 4 },
            { x: 2, y: 3 },
          ],
        },
      ],
    },
  ]);
});

test('without a printed step, x is seconds since the start', () => {
  const cpu: MetricSeries = {
    name: 'CPUUtilization',
    source: 'instance',
    points: [{ at: 4500, step: null, value: 97 }],
  };
  expect(plotsOf([cpu], 1500)[0]).toMatchObject({ xLabel: 'second', series: [{ points: [{ x: 3.5, y: 97 }] }] });
});
