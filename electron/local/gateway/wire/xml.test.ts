import { describe, expect, it } from 'vitest';
import { readXml, writeXml, xmlChildren, xmlText } from './xml';

describe('XML', () => {
  it('carries every text there and back', () => {
    const key = 'a&b<c>"d"\r\n é \u{1f600} &amp;';
    expect(xmlText(readXml(writeXml('R', { Key: key }, 'ns'), 'R'), 'Key')).toBe(key);
  });

  it('reads one child and many alike, and numbers as text', () => {
    expect(xmlChildren(readXml('<R><P><N>01</N></P></R>', 'R'), 'P')).toEqual([{ N: '01' }]);
    expect(
      xmlChildren(readXml('<x:R xmlns:x="u"><x:P><x:N>1</x:N></x:P><x:P><x:N>2</x:N></x:P></x:R>', 'R'), 'P'),
    ).toHaveLength(2);
  });

  it.each(['', '<R>', 'no xml', '<Other/>', '<!DOCTYPE R [<!ENTITY e "x">]><R><K>&e;</K></R>'])(
    '%j is malformed',
    (text) => {
      expect(() => readXml(text, 'R')).toThrow(expect.objectContaining({ code: 'MalformedXML' }));
    },
  );
});
