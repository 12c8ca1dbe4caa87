import { describe, expect, it } from 'vitest';
import { decodeTranscript } from './decode-transcript';
import type { Report } from './transcript';

const utf8 = (bytes: Uint8Array, open: boolean) =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: open });

function decoded(bytes: Uint8Array, cut = false) {
  const problems: Parameters<Report>[0][] = [];
  const { text, encoding } = decodeTranscript(bytes, 'x.srt', utf8, cut, (problem) => problems.push(problem));
  return { text, encoding, problems };
}

const words = 'Grüße – “Café”\nzweite Zeile\n';
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
const utf16 = Buffer.from(words, 'utf16le');

describe('decodeTranscript', () => {
  it.each([
    ['UTF-8', Buffer.from(words), 'UTF-8'],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${words}`), 'UTF-8 with BOM'],
    ['UTF-16LE with BOM', Buffer.from(`\ufeff${words}`, 'utf16le'), 'UTF-16LE'],
    ['UTF-16BE with BOM', swapped(Buffer.from(`\ufeff${words}`, 'utf16le')), 'UTF-16BE'],
    ['UTF-16LE without BOM', utf16, 'UTF-16LE'],
    ['UTF-16BE without BOM', swapped(utf16), 'UTF-16BE'],
  ])('reads %s', (_, bytes, encoding) => {
    expect(decoded(bytes)).toMatchObject({ text: words, encoding });
  });

  it('falls back to Windows-1252 and names the first byte and its line', () => {
    const bytes = Buffer.concat([Buffer.from('one\ntwo '), Buffer.from([0x93, 0xe9, 0x94, 0x80, 0x0a])]);
    const { text, encoding, problems } = decoded(bytes);
    expect([text, encoding]).toEqual(['one\ntwo “é”€\n', 'windows-1252']);
    expect(problems).toMatchObject([{ severity: 'warning', line: 2, message: expect.stringContaining('byte 0x93') }]);
  });

  it('keeps UTF-8 with a few bad bytes and reads these alone as Windows-1252', () => {
    const bytes = Buffer.concat([Buffer.from('üöä\nß '), Buffer.from([0xe9]), Buffer.from(' ü\n')]);
    const { text, encoding, problems } = decoded(bytes);
    expect([text, encoding]).toEqual(['üöä\nß é ü\n', 'UTF-8']);
    expect(problems).toMatchObject([{ line: 2, message: expect.stringContaining('One byte is not valid UTF-8') }]);
  });

  it('allows a prefix to end inside a character', () => {
    const bytes = Buffer.from('aü').subarray(0, 2);
    expect(decoded(bytes, true)).toEqual({ text: 'a', encoding: 'UTF-8', problems: [] });
  });

  it.each([
    ['a stray NUL', `${'a'.repeat(200)}\n\0b`, 2],
    ['letters decoded twice', 'one\ntwo\nCafÃ©', 3],
    ['lost letters', 'a\ufffd', 1],
  ])('reports %s with its line', (_, text, line) => {
    expect(decoded(Buffer.from(text)).problems).toMatchObject([{ kind: 'encoding', line }]);
  });
});
