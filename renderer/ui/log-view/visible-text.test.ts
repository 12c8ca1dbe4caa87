import { expect, test } from 'vitest';
import { drawnCharacters, visibleText } from './visible-text';

test.each([
  ['plain\ttext', 'plain\ttext'],
  ['\u001b[31mred\u001b[0m', 'red'],
  ['\u001b]0;title\u0007after', 'after'],
  ['a\u0000b', 'a\u2400b'],
  ['evil\u202etxt', 'evil‹U+202E›txt'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
])('%j is drawn as %j', (text, drawn) => {
  expect(visibleText(text)).toBe(drawn);
});

test('a line of 256 KB is drawn up to the limit', () => {
  expect(visibleText('x'.repeat(262_144))).toHaveLength(drawnCharacters);
});
