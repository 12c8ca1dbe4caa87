import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HashTable } from './hash-table';
import { NGRAM, RunningNgrams } from './ngrams';
import { hashWords } from './words';

function grams(...texts: readonly string[]): readonly string[] {
  const found: string[] = [];
  const ngrams = new RunningNgrams((hash, tag) => found.push(`${hash} ${tag}`));
  ngrams.begin();
  for (const text of texts) ngrams.add(text);
  return found;
}
const words = fc.array(fc.constantFrom('a', 'b', 'café', 'don', 't', '7'), { maxLength: 40 });

it('finds the same runs of words whatever the lines, cases and signs between them, and no others', () => {
  fc.assert(
    fc.property(words, words, fc.nat(), (one, other, cut) => {
      const at = one.length === 0 ? 0 : cut % one.length;
      const lines = grams(one.slice(0, at).join(' — '), one.slice(at).join(', ').toUpperCase());
      expect(lines).toEqual(grams(one.join(' ')));
      expect(lines).toHaveLength(Math.max(0, one.length - NGRAM + 1));
      const runs = (of: readonly string[]) =>
        Array.from({ length: Math.max(0, of.length - NGRAM + 1) }, (_, i) => of.slice(i, i + NGRAM).join(' '));
      const shared = new Set(runs(one).filter((run) => runs(other).includes(run))).size;
      expect(new Set(lines.filter((run) => grams(other.join(' ')).includes(run))).size).toBe(shared);
    }),
  );
});

it('counts words as the finest of the usual ways does', () => {
  expect(hashWords('Don’t — well-known, 3.5 Ömer’s  ').count).toBe(8);
  expect(hashWords('... – “”').count).toBe(0);
});

it('keeps what was set first under each of many keys, also where they meet', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300), { maxLength: 200 }), (keys) => {
      const table = new HashTable(keys.length);
      const expected = new Map<number, number>();
      for (const [value, key] of keys.entries()) {
        expect(table.getOrSet(key % 7, key, value)).toBe(expected.get(key) ?? -1);
        if (!expected.has(key)) expected.set(key, value);
      }
      for (const [key, value] of expected) expect(table.get(key % 7, key)).toBe(value);
      expect(table.get(3, 301)).toBe(-1);
    }),
  );
});
