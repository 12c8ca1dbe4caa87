import type { ObjectRecord, WriteCondition } from '../../storage/object-record';
import { AwsError } from '../service';

type Headers = (name: string) => string | undefined;

/**
 * What the If-* headers of a read (with `prefix` x-amz-copy-source-, of a copy's source) say, in the
 * precedence of RFC 9110. Throws PreconditionFailed (412).
 */
export function evaluateRead(header: Headers, record: ObjectRecord, prefix = ''): 'proceed' | 'not-modified' {
  const match = header(`${prefix}if-match`);
  const noneMatch = header(`${prefix}if-none-match`);
  const modifiedSince = httpDate(header(`${prefix}if-modified-since`));
  const unmodifiedSince = httpDate(header(`${prefix}if-unmodified-since`));
  // HTTP dates have whole seconds.
  const modifiedAt = Math.floor(record.modifiedAt / 1000) * 1000;
  if (match !== undefined ? !lists(match, record.etag) : unmodifiedSince !== null && modifiedAt > unmodifiedSince) {
    throw failed();
  }
  if (noneMatch !== undefined ? lists(noneMatch, record.etag) : modifiedSince !== null && modifiedAt <= modifiedSince) {
    return 'not-modified';
  }
  return 'proceed';
}

/** The condition of a write. S3 has `If-None-Match: *` and `If-Match: <etag>` and no other. */
export function writeCondition(header: Headers): WriteCondition {
  const noneMatch = header('if-none-match');
  const match = header('if-match');
  if ((noneMatch !== undefined && noneMatch !== '*') || match === '*') {
    throw new AwsError('NotImplemented', 'A header you provided implies functionality that is not implemented', 501);
  }
  return { ifNoneMatch: noneMatch === '*' ? 'any' : null, ifMatch: match === undefined ? null : quoted(match) };
}

export function failed(): AwsError {
  return new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
}

/** Clients send ETags with and without quotes. */
export function quoted(etag: string): string {
  return `"${etag.trim().replace(/^W\//, '').replaceAll('"', '')}"`;
}

function lists(header: string, etag: string): boolean {
  return header.trim() === '*' || header.split(',').some((candidate) => quoted(candidate) === etag);
}

function httpDate(text: string | undefined): number | null {
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
