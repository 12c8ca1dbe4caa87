import { expect, it } from 'vitest';
import { compileMetrics } from './metric-lines';

const definitions = [
  { name: 'epoch', regex: 'epoch=([0-9]+)' },
  { name: 'train:loss', regex: 'train_loss=([0-9.eE+-]+)' },
  { name: 'validation:accuracy', regex: 'validation_accuracy=(?P<value>[0-9.]+)' },
];

it('takes each metric of a line with the epoch printed beside it', () => {
  expect(compileMetrics(definitions).parse('epoch=3 train_loss=4.1e-1 validation_accuracy=0.8312')).toEqual([
    { name: 'train:loss', value: 0.41, step: 3 },
    { name: 'validation:accuracy', value: 0.8312, step: 3 },
  ]);
});

it('has no point for a value that is not a finite number', () => {
  expect(compileMetrics(definitions).parse('train_loss=nan validation_accuracy=... train_loss=1e999')).toEqual([]);
});

it('names expressions it cannot use and leaves the others working', () => {
  const { parse, unusable } = compileMetrics([
    { name: 'bad', regex: '([' },
    { name: 'slow', regex: '(a+)+$' },
    ...definitions,
  ]);
  expect(unusable).toEqual(['bad', 'slow']);
  expect(parse('train_loss=1')).toEqual([{ name: 'train:loss', value: 1, step: null }]);
});

it('searches the start of a very long line only', () => {
  const { parse } = compileMetrics(definitions);
  expect(parse(`${'x'.repeat(250_000)} train_loss=1`)).toEqual([]);
});
