import { describe, expect, it } from 'vitest';
import { MetricMatcher } from './metric-matcher';

describe('metric definitions', () => {
  it('gives the captured numbers in the order of the lines', async () => {
    const matcher = new MetricMatcher(
      [
        { name: 'train:loss', regex: 'train_loss=(\\S+)' },
        { name: 'epoch', regex: 'epoch=(?P<n>[0-9]+)' },
      ],
      () => undefined,
    );
    expect(
      await matcher.match(['epoch=1 train_loss=0.5', 'nothing', 'epoch=2 train_loss=nan', 'train_loss=1e-3']),
    ).toEqual([
      { name: 'train:loss', value: 0.5, line: 0 },
      { name: 'epoch', value: 1, line: 0 },
      { name: 'epoch', value: 2, line: 2 },
      { name: 'train:loss', value: 0.001, line: 3 },
    ]);
  });

  it('drops an expression that backtracks without end, and only that one', async () => {
    const warnings: string[] = [];
    const matcher = new MetricMatcher(
      [
        { name: 'slow', regex: '^(a+)+$' },
        { name: 'loss', regex: 'loss=([0-9.]+)' },
        { name: 'broken', regex: '(' },
      ],
      (message) => warnings.push(message),
    );
    const hostile = `${'a'.repeat(60)}! loss=2`;
    expect(await matcher.match(['loss=1', hostile, 'loss=3'])).toEqual([
      { name: 'loss', value: 1, line: 0 },
      { name: 'loss', value: 2, line: 1 },
      { name: 'loss', value: 3, line: 2 },
    ]);
    expect(warnings.map((warning) => warning.split(' ')[2])).toEqual(['broken', 'slow']);
    expect(await matcher.match([hostile])).toEqual([{ name: 'loss', value: 2, line: 0 }]);
    expect(warnings).toHaveLength(2);
  });

  it('does not blame an expression for much work', async () => {
    const warnings: string[] = [];
    const definitions = Array.from({ length: 40 }, (_, n) => ({ name: `m${n}`, regex: `x[^y]*y=([0-9]+)` }));
    const matcher = new MetricMatcher(definitions, (message) => warnings.push(message));
    const lines = Array.from({ length: 100 }, () => `${'x'.repeat(1500)}y=1`);
    expect(await matcher.match(lines)).toHaveLength(4000);
    expect(warnings).toEqual([]);
  });
});
