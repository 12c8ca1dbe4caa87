import { describe, expect, it } from 'vitest';
import { algorithmError } from './failure-reason';

describe('why a program failed', () => {
  it('is what it left in output/failure', () => {
    expect(algorithmError({ code: 3, signal: null }, ' no labels \n', ['noise'])).toBe(
      'AlgorithmError: no labels, exit code: 3',
    );
  });

  it('keeps what it said behind a NUL', () => {
    expect(algorithmError({ code: 1, signal: null }, 'bad\0thing', [])).toBe(
      'AlgorithmError: bad\u2400thing, exit code: 1',
    );
  });

  it('is the end of stderr otherwise', () => {
    expect(algorithmError({ code: 1, signal: null }, '', ['Traceback', 'ValueError: x'])).toBe(
      'AlgorithmError: Traceback\nValueError: x, exit code: 1',
    );
  });

  it('goes on after a sentence that ended', () => {
    expect(algorithmError({ code: 1, signal: null }, '', ['There is no season 3.'])).toBe(
      'AlgorithmError: There is no season 3, exit code: 1',
    );
    expect(algorithmError({ code: 1, signal: null }, 'and so on...', [])).toBe(
      'AlgorithmError: and so on..., exit code: 1',
    );
  });

  it('names the signal', () => {
    expect(algorithmError({ code: null, signal: 'SIGSEGV' }, '', [])).toBe(
      'AlgorithmError: the program ended without a message, killed by SIGSEGV, exit code: 139',
    );
  });

  it('keeps the exit code within the limit', () => {
    const reason = algorithmError({ code: 1, signal: null }, 'x'.repeat(5000), []);
    expect(reason).toHaveLength(1024);
    expect(reason).toMatch(/x, exit code: 1$/);
  });
});
