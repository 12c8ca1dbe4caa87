import { describe, expect, it } from 'vitest';
import { balancedWeights, classWeightsProblem, readClassWeights, writeClassWeights } from './class-weights';
import { hyperParameterProblem, rangeText } from './hyper-parameter-problem';
import { runTimeSeconds, splitRunTime } from './run-time';

describe('class weights', () => {
  it('balance n / (k · n_c): each label weighs the same in sum', () => {
    const labels = [
      { label: 'lab', count: 30 },
      { label: 'forest', count: 10 },
      { label: 'empty', count: 0 },
    ];
    const weights = balancedWeights(labels);
    expect(weights).toEqual({ lab: 40 / 60, forest: 2 });
    expect(30 * (weights.lab ?? 0)).toBeCloseTo(10 * (weights.forest ?? 0));
    expect(balancedWeights([])).toEqual({});
  });

  it.each(['none', 'balanced', '{"lab":2,"forest":0.5}', '{}'])('reads and writes %s alike', (text) => {
    const read = readClassWeights(text);
    expect(read === null ? null : writeClassWeights(read)).toBe(text);
    expect(classWeightsProblem(text)).toBeNull();
  });

  it('keeps a half-written weight as it was typed, and says it is wrong', () => {
    const text = writeClassWeights({ kind: 'custom', weights: { lab: '0.', forest: '' } });
    expect(readClassWeights(text)).toEqual({ kind: 'custom', weights: { lab: '0.', forest: '' } });
    expect(classWeightsProblem(text)).toBe('The weight of lab is a number above 0.');
    expect(classWeightsProblem('heavy')).not.toBeNull();
    expect(classWeightsProblem('[1]')).not.toBeNull();
  });
});

describe('numbers', () => {
  const epochs = {
    kind: 'number',
    name: 'epochs',
    label: 'Epochs',
    explanation: '',
    default: '20',
    min: 1,
    max: 500,
    integer: true,
  } as const;

  it.each([
    ['20', null],
    ['', 'Epochs is a number.'],
    ['many', 'Epochs is a number.'],
    ['1.5', 'Epochs is a whole number.'],
    ['0', 'Epochs is from 1 to 500.'],
    ['501', 'Epochs is from 1 to 500.'],
  ])('%j: %s', (text, problem) => {
    expect(hyperParameterProblem(epochs, text)).toBe(problem);
  });

  it('writes small limits out', () => {
    expect(rangeText({ min: 0.000001, max: 10_000 })).toBe('from 0.000001 to 10,000');
  });
});

describe('run times', () => {
  it.each([
    ['90', 'minutes', 5_400],
    ['1.5', 'hours', 5_400],
    [' 2 ', 'days', 172_800],
    ['', 'hours', null],
    ['-1', 'hours', null],
    ['soon', 'hours', null],
  ] as const)('%s %s', (amount, unit, seconds) => {
    expect(runTimeSeconds({ amount, unit })).toBe(seconds);
  });

  it.each([60, 90, 3_600, 5_400, 86_400, 2_419_200])('%d s survive being shown', (seconds) => {
    expect(runTimeSeconds(splitRunTime(seconds))).toBe(seconds);
  });
});
