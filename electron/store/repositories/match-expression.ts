/**
 * What a person typed as an expression of FTS5: every word quoted, so that nothing is read as FTS5's language; the last
 * one may be unfinished. Null when there is no word in it.
 */
export function matchExpression(query: string): string | null {
  const words = query.replaceAll('\0', ' ').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.length === 0 ? null : `${words.map((word) => `"${word}"`).join(' ')}*`;
}
