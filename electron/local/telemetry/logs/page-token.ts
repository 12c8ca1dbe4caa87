import { logErrors } from './log-errors';

/** Writes a page token: opaque to clients, the same for the same place. */
export function writeToken(prefix: string, place: readonly (number | string)[]): string {
  return prefix + Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads what writeToken wrote; throws InvalidParameterException for anything else. */
export function readToken(prefix: string, kinds: readonly ('number' | 'string')[], token: string): readonly unknown[] {
  if (!token.startsWith(prefix)) throw logErrors.invalidToken();
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(token.slice(prefix.length), 'base64url').toString());
  } catch {
    throw logErrors.invalidToken();
  }
  if (!Array.isArray(place) || place.length !== kinds.length) throw logErrors.invalidToken();
  if (!place.every((part, index) => typeof part === kinds[index])) throw logErrors.invalidToken();
  return place;
}
