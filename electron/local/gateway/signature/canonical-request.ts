import { createHash } from 'node:crypto';
import { type ReceivedRequest, splitQuery } from '../http/received-request';
import { encodeUri } from './uri-encoding';

/**
 * The canonical request of Signature Version 4 ("Create a signed AWS API request", step 1).
 * S3 signs the path as it travels; every other service signs it normalised and encoded once more.
 */
export function canonicalRequest(
  request: ReceivedRequest,
  signedHeaders: readonly string[],
  payloadHash: string,
  service: string,
): string {
  return [
    request.method,
    service === 's3' ? request.rawPath || '/' : doublyEncodedPath(request.rawPath),
    canonicalQuery(request.rawQuery),
    ...signedHeaders.map((name) => `${name}:${canonicalHeader(request, name)}`),
    '',
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

/** Sorted by encoded name, then encoded value; a presigned URL's own signature is left out. */
export function canonicalQuery(rawQuery: string): string {
  return splitQuery(rawQuery)
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encodeUri(name), encodeUri(value)] as const)
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function canonicalHeader(request: ReceivedRequest, name: string): string {
  return request.headers
    .filter(([known]) => known === name)
    .map(([, value]) => value.trim().replace(/\s+/g, ' '))
    .join(',');
}

function doublyEncodedPath(rawPath: string): string {
  const segments: string[] = [];
  for (const segment of rawPath.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') segments.pop();
    else segments.push(encodeUri(segment));
  }
  const trailing = segments.length > 0 && rawPath.endsWith('/') ? '/' : '';
  return `/${segments.join('/')}${trailing}`;
}

/** Lower-case hex SHA-256, the form in which SigV4 names bodies and canonical requests. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
