import { expect, it } from 'vitest';
import type { DoctorCheck } from '../../../shared/contract/doctor';
import { asText, byArea, verdict } from './findings';

const check = (id: string, area: string, outcome: DoctorCheck['outcome'], hint: string | null = null): DoctorCheck => ({
  id,
  area,
  title: `Title ${id}`,
  outcome,
  detail: `Found ${id}.`,
  hint,
});
const checks = [
  check('a', 'Profile', 'good'),
  check('b', 'Network', 'bad', 'Do this.'),
  check('c', 'Profile', 'warning'),
];

it('keeps areas and checks in the order they came', () => {
  expect(byArea(checks).map(({ checks: found, name }) => [name, found.map(({ id }) => id)])).toEqual([
    ['Profile', ['a', 'c']],
    ['Network', ['b']],
  ]);
});

it('says the whole in a sentence, and that more is to come', () => {
  expect(verdict(checks, true)).toBe('1 problem and 1 warning');
  expect(verdict(checks, false)).toBe('1 problem and 1 warning so far');
  expect(verdict([], false)).toBe('Checking…');
  expect(verdict([check('a', 'x', 'good'), check('b', 'x', 'skipped')], true)).toBe('Everything is in order');
});

it('writes the findings down with what to do', () => {
  expect(asText('dev', checks).split('\n')).toEqual([
    'Upside doctor, workspace dev: 1 problem and 1 warning',
    '',
    'Profile',
    '  [Good] Title a: Found a.',
    '  [Warning] Title c: Found c.',
    '',
    'Network',
    '  [Problem] Title b: Found b.',
    '      Do this.',
  ]);
});
