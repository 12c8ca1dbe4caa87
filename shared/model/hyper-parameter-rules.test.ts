import { expect, it } from 'vitest';
import { problemOf } from './hyper-parameter-rules';

const epochs = {
  kind: 'number',
  name: 'epochs',
  label: 'Epochs',
  explanation: '',
  default: '10',
  min: 1,
  max: 100,
  integer: true,
} as const;
const rate = { ...epochs, name: 'rate', integer: false, min: 0, max: 1 } as const;
const weights = { kind: 'class-weights', name: 'w', label: 'Weights', explanation: '', default: 'balanced' } as const;
const choice = {
  kind: 'choice',
  name: 'c',
  label: 'C',
  explanation: '',
  default: 'a',
  choices: [{ value: 'a', label: 'A' }],
} as const;

it.each([
  [epochs, '1'],
  [epochs, '100'],
  [rate, '0.5'],
  [rate, '1e-3'],
  [weights, 'balanced'],
  [weights, 'none'],
  [weights, '{"a":1,"b":0.5}'],
  [choice, 'a'],
] as const)('takes %o = %s', (parameter, value) => {
  expect(problemOf(parameter, value)).toBeNull();
});

it.each([
  [epochs, '0'],
  [epochs, '101'],
  [epochs, '1.5'],
  [epochs, ''],
  [epochs, 'ten'],
  [rate, 'NaN'],
  [rate, 'Infinity'],
  [weights, '{"a":0}'],
  [weights, '{"a":"1"}'],
  [weights, '[1]'],
  [weights, '{'],
  [choice, 'b'],
] as const)('refuses %o = %s and says what it takes', (parameter, value) => {
  expect(problemOf(parameter, value)?.message).toMatch(/must be/);
});
