import type { ObjectRecord } from '../../storage/object-record';
import { AwsError } from '../service';
import { checksumHeader } from './expected-checksums';
import type { S3Call } from './s3-call';

const keptHeaders = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
  'x-amz-website-redirect-location',
];
/** User-defined metadata is limited to 2 KB of names and values. */
const maximumMetadataBytes = 2048;

/** Requests for things the local S3 has not: refused rather than silently not done. */
const refusedHeaders: readonly { readonly name: string; readonly accepted: RegExp }[] = [
  { name: 'x-amz-acl', accepted: /^(private|bucket-owner-full-control)$/ },
  { name: 'x-amz-storage-class', accepted: /^STANDARD$/ },
  { name: 'x-amz-server-side-encryption', accepted: /^$/ },
  { name: 'x-amz-server-side-encryption-customer-algorithm', accepted: /^$/ },
  { name: 'x-amz-object-lock-mode', accepted: /^$/ },
  { name: 'x-amz-object-lock-legal-hold', accepted: /^OFF$/ },
  { name: 'x-amz-grant-full-control', accepted: /^$/ },
  { name: 'x-amz-grant-read', accepted: /^$/ },
];

/** The headers to keep of an upload. Throws MetadataTooLarge, and NotImplemented naming a header. */
export function uploadHeaders({
  request,
  header,
}: Pick<S3Call, 'request' | 'header'>): Readonly<Record<string, string>> {
  for (const { name, accepted } of refusedHeaders) {
    const value = header(name);
    if (value !== undefined && !accepted.test(value)) {
      throw new AwsError('NotImplemented', `The local workspace has no ${name}: ${value} yet.`, 501);
    }
  }
  const kept: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  for (const name of keptHeaders) {
    const value = name === 'content-encoding' ? withoutChunking(header(name)) : header(name);
    if (value) kept[name] = value;
  }
  let metadataBytes = 0;
  const sent = [...request.headers.map(([name]) => name), ...request.query.keys()].map((name) => name.toLowerCase());
  for (const name of new Set(sent.filter((candidate) => candidate.startsWith('x-amz-meta-')))) {
    const value = header(name) ?? '';
    kept[name] = value;
    metadataBytes += name.length - 'x-amz-meta-'.length + value.length;
  }
  if (metadataBytes > maximumMetadataBytes) {
    throw new AwsError('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size');
  }
  const tagging = header('x-amz-tagging');
  return tagging === undefined ? kept : { ...kept, 'x-amz-tagging': tagging };
}

/** The response headers of Get and Head; the checksum only when asked for and the answer is the whole. */
export function describeObject(
  record: ObjectRecord,
  options: { readonly withChecksum: boolean },
): Record<string, string> {
  const { 'x-amz-tagging': tagging, ...kept } = record.headers;
  const { checksum } = record;
  return {
    ...kept,
    ...(tagging !== undefined && { 'x-amz-tagging-count': String(tagging.split('&').filter(Boolean).length) }),
    ...(options.withChecksum &&
      checksum !== null && {
        [checksumHeader(checksum.algorithm)]: checksum.value,
        'x-amz-checksum-type': checksum.type,
      }),
    etag: record.etag,
    'last-modified': new Date(record.modifiedAt).toUTCString(),
    'accept-ranges': 'bytes',
  };
}

/** aws-chunked is how the body travelled, not what it is. */
function withoutChunking(value: string | undefined): string | undefined {
  return value
    ?.split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== 'aws-chunked' && coding !== '')
    .join(', ');
}
