import { readToken } from '../page-token';
import { logErrors } from './log-errors';

/** Reads a page token of CloudWatch Logs; throws InvalidParameterException for a foreign one. */
export function readLogToken(
  prefix: string,
  kinds: readonly ('number' | 'string')[],
  token: string,
): readonly unknown[] {
  const place = readToken(prefix, kinds, token);
  if (place === null) throw logErrors.invalidToken();
  return place;
}
