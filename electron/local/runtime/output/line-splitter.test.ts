import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter, maxLineBytes, type OutputLine } from './line-splitter';

function split(...chunks: (string | Buffer)[]): readonly OutputLine[] {
  const splitter = new LineSplitter();
  return [...chunks.flatMap((chunk) => splitter.push(Buffer.from(chunk as string))), ...splitter.end()];
}
const texts = (lines: readonly OutputLine[]): string[] => lines.map(({ text }) => text);

describe('cutting output into lines', () => {
  it('ends lines at LF and CR LF, across chunks, and flushes the partial last one', () => {
    expect(texts(split('a\nb\r', '\nc\r\n\nd'))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('tells progress from lines', () => {
    expect(split('\r10%\r20%', '\r30%\ndone\n')).toEqual([
      { kind: 'progress', text: '10%' },
      { kind: 'progress', text: '20%' },
      { kind: 'line', text: '30%' },
      { kind: 'line', text: 'done' },
    ]);
  });

  it('cuts long lines between characters and loses nothing', () => {
    const text = `x${'é'.repeat(maxLineBytes)}`;
    const lines = texts(split(text, '\n'));
    expect(lines).toHaveLength(3);
    expect(lines.join('')).toBe(text);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(maxLineBytes);
  });

  it('replaces broken UTF-8 and shows NUL', () => {
    expect(texts(split(Buffer.from([0x61, 0xff, 0x62, 0x00, 0x0a])))).toEqual(['a\uFFFDb\u2400']);
  });

  it('gives the same lines however the bytes are cut into chunks', () => {
    const piece = fc.constantFrom('a', 'é', '\n', '\r', '\r\n', '10%', '🙂');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), (pieces, size) => {
        const bytes = Buffer.from(pieces.join(''));
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
          bytes.subarray(n * size, (n + 1) * size),
        );
        expect(split(...chunks)).toEqual(split(bytes));
      }),
    );
  });
});
