/** Writes a page token: opaque to clients, the same for the same place. */
export function writeToken(prefix: string, place: readonly (number | string)[]): string {
  return prefix + Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads what writeToken wrote; null for anything else. */
export function readToken(
  prefix: string,
  kinds: readonly ('number' | 'string')[],
  token: string,
): readonly unknown[] | null {
  if (!token.startsWith(prefix)) return null;
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(token.slice(prefix.length), 'base64url').toString());
  } catch {
    return null;
  }
  if (!Array.isArray(place) || place.length !== kinds.length) return null;
  return place.every((part, index) => typeof part === kinds[index]) ? place : null;
}
