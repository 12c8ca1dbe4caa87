import { AwsError } from '../service';

/** Bytes `start` to `end` (exclusive). */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The range of a Range header over `bytes` bytes, or null for the whole: RFC 9110 has malformed
 * ranges ignored, and S3 ignores several at once. Throws InvalidRange (416) when it lies outside.
 */
export function parseRange(header: string | undefined, bytes: number): ByteRange | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (match === null) return null;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    if (length === 0) throw unsatisfiable();
    return { start: bytes - length, end: bytes };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return null;
  if (start >= bytes) throw unsatisfiable();
  return { start, end: last === '' ? bytes : Math.min(Number(last) + 1, bytes) };
}

function unsatisfiable(): AwsError {
  return new AwsError('InvalidRange', 'The requested range is not satisfiable', 416);
}
