import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from './csv';

const read = (text: string) => [...parseCsv(text, 'f.csv')];

describe('parseCsv', () => {
  it('gives back every table written by the rules of RFC 4180', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'ß', '"', ',', '\n', '\r\n', ' ', ';', '🙂') });
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) => fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, newline, closed) => {
        const lines = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
        const text = lines.join(newline) + (closed ? newline : '');
        expect(read(text).map(({ fields }) => fields)).toEqual(rows);
      }),
    );
  });

  it('counts lines through quoted newlines and skips blank ones', () => {
    expect(read('a,b\r\n"x\ny",1\r\n\r\nz,2')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['x\ny', '1'] },
      { line: 5, fields: ['z', '2'] },
    ]);
  });

  it('keeps empty fields at the end of a line', () => {
    expect(read('a,\n,b\n,').map(({ fields }) => fields)).toEqual([
      ['a', ''],
      ['', 'b'],
      ['', ''],
    ]);
  });

  it('names the line where a quote opens and never closes, and text after a closing one', () => {
    expect(() => read('a,b\n"x,1\ny,2')).toThrow('f.csv line 2: a quoted field opens here');
    expect(() => read('a\n"x" y')).toThrow('f.csv line 2: there is text after the closing quote');
  });
});
