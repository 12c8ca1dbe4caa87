import { expect, it } from 'vitest';
import { expiryWords } from './code-expiry';
import { mfaCodeProblem } from './mfa-code';

it('takes six digits and nothing else', () => {
  expect(mfaCodeProblem('012345')).toBeNull();
  expect(mfaCodeProblem('')).toBe('Enter the 6 digits.');
  expect(mfaCodeProblem('123')).toBe('The code has 6 digits; this one has 3.');
});

it('tells in words how long a code is good for', () => {
  expect(expiryWords(600_000, 0)).toBe('This code is good for 10 more minutes.');
  expect(expiryWords(119_000, 0)).toBe('This code is good for 1 more minute.');
  expect(expiryWords(59_000, 0)).toBe('This code is good for 59 more seconds.');
  expect(expiryWords(1_000, 500)).toBe('This code is good for 1 more second.');
  expect(expiryWords(1_000, 1_000)).toMatch(/has expired/);
});
