import { expect, test } from 'vitest';
import { scaleChanges, scaleForm, scaleProblem } from './scale-form';

const variant = (name: string, desiredWeight: number, desiredInstances: number) => ({
  name,
  desiredWeight,
  desiredInstances,
  currentWeight: desiredWeight,
  currentInstances: desiredInstances,
  status: null,
});
const variants = [variant('blue', Math.fround(0.7), 1), variant('green', Math.fround(0.3), 2)];

test('a form that nobody changed changes nothing', () => {
  const form = scaleForm(variants);
  expect(form).toEqual({ blue: { weight: '0.7', instances: '1' }, green: { weight: '0.3', instances: '2' } });
  expect(scaleChanges(variants, form)).toEqual([]);
});

test('only what was changed is sent', () => {
  const form = { ...scaleForm(variants), green: { weight: '0.3', instances: '3' } };
  expect(scaleChanges(variants, form)).toEqual([{ name: 'green', weight: null, instances: 3 }]);
});

test.each([
  ['', '1'],
  ['-1', '1'],
  ['1', '0'],
  ['1', '2.5'],
  ['1', '101'],
])('weight %j and instances %j make no sense', (weight, instances) => {
  expect(scaleProblem({ blue: { weight, instances } })).toMatch(/blue/);
});

test('weights must leave somebody to answer', () => {
  expect(scaleProblem({ blue: { weight: '0', instances: '1' } })).toMatch(/no variant/);
});
