import { expect, it } from 'vitest';
import { createSseReader } from './sse';

/** What is read of the pieces, one after the other. */
function read(...pieces: readonly string[]): readonly string[] {
  const reader = createSseReader();
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

it('joins the data lines of one event, also where a CRLF is cut in two', () => {
  expect(read('data: a\r', '\ndata: b\r', '\n', '\r\n')).toEqual(['a\nb']);
  expect(read('data: a\n', 'data: b\n\n')).toEqual(['a\nb']);
  expect(read('data: a\r', 'data: b\r', '\r')).toEqual(['a\nb']);
});

it('takes one blank off the front of a value, and skips comments and other fields', () => {
  expect(read(': hello\nid: 7\nevent: x\ndata:  two blanks\n\ndata:none\n\ndata\n\n')).toEqual([
    ' two blanks',
    'none',
    '',
  ]);
});

it('gives nothing for blank lines alone', () => {
  expect(read('\n\n\r\n', '\r')).toEqual([]);
});
