import { describe, expect, it } from 'vitest';
import { classWeights, parseClassWeights } from './class-weights';

describe('class weights', () => {
  it('balances to n / (k · n_c)', () => {
    expect([...classWeights({ kind: 'balanced' }, ['a', 'b'], [30, 10])]).toEqual([40 / 60, 2]);
  });

  it('reads a JSON object and leaves the others at 1', () => {
    expect([...classWeights(parseClassWeights('{"b": 2.5}'), ['a', 'b'], [3, 1])]).toEqual([1, 2.5]);
  });

  it('names what is wrong', () => {
    expect(() => parseClassWeights('heavy')).toThrow('class_weights is "heavy"');
    expect(() => parseClassWeights('{"a": 0}')).toThrow('gives "a" the weight 0');
    expect(() => classWeights(parseClassWeights('{"z": 1}'), ['a', 'b'], [1, 1])).toThrow('names the label "z"');
  });
});
