import { expect, it } from 'vitest';
import { parseBytes } from './byte-size';

it.each([
  ['4096', 4096],
  ['16MiB', 16 * 2 ** 20],
  ['1.5 GiB', 1.5 * 2 ** 30],
  ['2tib', 2 ** 41],
  ['', null],
  ['GiB', null],
  ['2 GB', null],
  ['-1MiB', null],
])('%s is %s', (text, bytes) => {
  expect(parseBytes(text)).toBe(bytes);
});
