import { describe, expect, it } from 'vitest';
import logs from './logs.json';
import monitoring from './monitoring.json';
import { compilePattern } from './pattern';
import runtime from './runtime.json';
import sagemaker from './sagemaker.json';
import type { ConstraintTable } from './table';

const tables: readonly ConstraintTable[] = [sagemaker, logs, monitoring, runtime];
const patterns = tables.flatMap((table) => Object.values(table.shapes).flatMap((shape) => shape.pattern ?? []));

describe('patterns of the service models', () => {
  it('all compile', () => {
    expect(patterns.length).toBeGreaterThan(50);
    const failures = patterns.flatMap((pattern) => {
      try {
        compilePattern(pattern);
        return [];
      } catch (error) {
        return [String(error)];
      }
    });
    expect(failures).toEqual([]);
  });

  it.each([
    ['[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}', ['a', 'a-b', 'A--9'], ['', 'a_b', '-a', 'a-', 'a\n']],
    [
      '(https|s3)://([^/]+)/?(.*)',
      ['s3://b', 's3://b/k', 'https://h/'],
      ['s3:/b', 'xs3://b', 's3://b/k\nx', 's3://b/k\u0085'],
    ],
    ['[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*', ['', 'naïve tag-1', '東京'], ['a!', 'a#']],
    ['arn:[\\p{Alnum}\\-]+:x', ['arn:aws-cn:x'], ['arn:é:x', 'arn:a.b:x']],
    ['[\\S\\s]*', ['', ' \n\u00a0', '😀'], []],
    ['[\\S]{1,3}', ['a\u00a0b', '😀'], [' ', 'a b']],
    ['[A-Za-z0-9\\.\\-_]+', ['a.b-c_'], ['a/b', 'a\\b']],
    ['[a-z0-9-\\.]{1,63}', ['a-.9'], ['A', '']],
    ['([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)', ['a-b'], ['a-']],
    ['[^:*]*', ['a'], ['a:', '*']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a quantifier after the end, as the model writes it.
    ['([a-z]*)${1,128}', ['', 'abc'], ['a1']],
    ['[\\u0020-\\uD7FF\\uD800\\uDC00-\\uDBFF\\uDFFF\\t]*', ['a\tb', '😀'], ['a\n', '\uFFFF']],
    ['\\A\\S[\\p{Print}]*\\z', ['a b~'], [' a', 'aé', 'a\n']],
  ] as const)('%s means what it means in Java', (pattern, good, bad) => {
    const expression = compilePattern(pattern);
    for (const value of good) expect(expression.test(value), JSON.stringify(value)).toBe(true);
    for (const value of bad) expect(expression.test(value), JSON.stringify(value)).toBe(false);
  });

  it.each(['[a-z&&[^b]]', '[a[bc]]', 'a*+', '\\Qa\\E', 'a\\Z', '\\P{Alnum}', '\\pL'])(
    '%s is refused, not guessed',
    (pattern) => {
      expect(() => compilePattern(pattern)).toThrow(/not translated from Java/);
    },
  );
});
