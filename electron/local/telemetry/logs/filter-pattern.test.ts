import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileFilterPattern } from './filter-pattern';

const matches = (pattern: string, message: string) => compileFilterPattern(pattern)(message);

test.each([
  ['', 'anything', true],
  ['  ', 'anything', true],
  ['ERROR', '[ERROR 400] BAD REQUEST', true],
  ['ERROR', 'error 400', false],
  ['ERROR', 'ERRORS', true],
  ['ERROR BAD', '[ERROR 400] BAD REQUEST', true],
  ['ERROR GOOD', '[ERROR 400] BAD REQUEST', false],
  ['"INTERNAL SERVER"', '500 INTERNAL SERVER ERROR', true],
  ['"INTERNAL SERVER"', '500 SERVER INTERNAL', false],
  ['"epoch=3"', 'epoch=3 train_loss=0.4', true],
  ['"say \\"hi\\""', 'they say "hi" again', true],
  ['?ERROR ?WARN', 'WARN low disk', true],
  ['?ERROR ?WARN', 'INFO fine', false],
  ['?ERROR INFO', 'INFO fine', true],
  ['ERROR -"known issue"', 'ERROR known issue 5', false],
  ['ERROR -debug', 'ERROR new', true],
  ['-debug', 'INFO fine', true],
  ['-debug', 'a debug line', false],
  ['Überlauf', 'ein Überlauf', true],
])('%j on %j is %j', (pattern, message, expected) => {
  expect(matches(pattern, message)).toBe(expected);
});

test.each([
  ['{ $.level = "error" }', 'JSON patterns'],
  ['[ip, user, ...]', 'space-delimited patterns'],
  ['%AUTH.*%', 'regular expressions'],
  ['ERROR %AUTH.*%', 'regular expressions'],
  ['epoch=3', "Invalid character(s) in term 'epoch=3'"],
  ['""', `Invalid character(s) in term '""'`],
  ['"open', `Invalid character(s) in term '"open'`],
  ['a"b"', `Invalid character(s) in term 'a"b"'`],
])('%j is refused, naming why', (pattern, why) => {
  expect(() => matches(pattern, 'x')).toThrow(expect.objectContaining({ code: 'InvalidParameterException' }));
  expect(() => matches(pattern, 'x')).toThrow(why);
});

test('any text is found by itself as a quoted phrase', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), fc.string(), fc.string(), (phrase, before, after) => {
      const pattern = `"${phrase.replace(/["\\]/gu, '\\$&')}"`;
      expect(matches(pattern, before + phrase + after)).toBe(true);
      expect(matches(`-${pattern}`, before + phrase + after)).toBe(false);
    }),
  );
});
