import type { ObjectRecord } from '../../storage/object-record';
import { AwsError } from '../service';
import { encodeUri } from '../signature/uri-encoding';
import { writeXml, type XmlElement } from '../wire/xml';
import { type S3Answer, type S3Call, s3Namespace } from './s3-call';

const greatestPage = 1000;

export function listObjectsV2(call: S3Call): S3Answer {
  const { query, accountId } = call;
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after');
  const { name, page, maxKeys } = listing(call, token === undefined ? (startAfter ?? '') : decodeToken(token));
  const owner = query.get('fetch-owner') === 'true' ? { Owner: { ID: accountId } } : {};
  return answer({
    Name: call.bucket,
    Prefix: name(query.get('prefix') ?? ''),
    Delimiter: optional(query.get('delimiter'), name),
    MaxKeys: maxKeys,
    EncodingType: query.get('encoding-type'),
    KeyCount: page.objects.length + page.prefixes.length,
    IsTruncated: page.next !== null,
    ContinuationToken: token,
    NextContinuationToken: page.next === null ? undefined : encodeToken(page.next),
    StartAfter: optional(startAfter, name),
    Contents: page.objects.map((record) => ({ ...content(record, name), ...owner })),
    CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: name(prefix) })),
  });
}

export function listObjectsV1(call: S3Call): S3Answer {
  const { query, accountId } = call;
  const marker = query.get('marker') ?? '';
  const { name, page, maxKeys } = listing(call, marker);
  const delimiter = query.get('delimiter');
  return answer({
    Name: call.bucket,
    Prefix: name(query.get('prefix') ?? ''),
    Marker: name(marker),
    Delimiter: optional(delimiter, name),
    MaxKeys: maxKeys,
    EncodingType: query.get('encoding-type'),
    IsTruncated: page.next !== null,
    // S3 names the next marker only with a delimiter; otherwise it is the last key.
    NextMarker: delimiter ? optional(page.next ?? undefined, name) : undefined,
    Contents: page.objects.map((record) => ({ ...content(record, name), Owner: { ID: accountId } })),
    CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: name(prefix) })),
  });
}

function listing(call: S3Call, after: string) {
  const { query, storage, bucket } = call;
  const encoding = query.get('encoding-type');
  if (encoding !== undefined && encoding !== 'url') {
    throw new AwsError('InvalidArgument', 'Invalid Encoding Method specified in Request');
  }
  const maxKeys = pageSize(query.get('max-keys'), 'max-keys', greatestPage);
  const page = storage.list({
    bucket,
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    after,
    limit: maxKeys,
  });
  // As S3 does it: encoded, but slashes stay readable.
  const name = (text: string): string => (encoding === 'url' ? text.split('/').map(encodeUri).join('/') : text);
  return { name, page, maxKeys };
}

/** A page size given as text: the greatest when absent or more. Throws InvalidArgument. */
export function pageSize(text: string | undefined, argument: string, greatest: number): number {
  if (text === undefined || text === '') return greatest;
  if (!/^\d{1,10}$/.test(text))
    throw new AwsError('InvalidArgument', `Provided ${argument} not an integer or within integer range`);
  return Math.min(Number(text), greatest);
}

function content(record: ObjectRecord, name: (text: string) => string): XmlElement {
  return {
    Key: name(record.key),
    LastModified: new Date(record.modifiedAt).toISOString(),
    ETag: record.etag,
    ChecksumAlgorithm: record.checksum?.algorithm,
    ChecksumType: record.checksum?.type,
    Size: record.bytes,
    StorageClass: 'STANDARD',
  };
}

/** Tells a token of ours from other text, which would otherwise end a listing early without a word. */
const tokenMark = 'after:';

function encodeToken(key: string): string {
  return Buffer.from(tokenMark + key).toString('base64url');
}

function decodeToken(token: string): string {
  const decoded = Buffer.from(token, 'base64url').toString('utf8');
  const key = decoded.slice(tokenMark.length);
  if (!decoded.startsWith(tokenMark) || encodeToken(key) !== token) {
    throw new AwsError('InvalidArgument', 'The continuation token provided is incorrect');
  }
  return key;
}

function optional(text: string | undefined, name: (text: string) => string): string | undefined {
  return text === undefined ? undefined : name(text);
}

function answer(content: XmlElement): S3Answer {
  return { statusCode: 200, body: writeXml('ListBucketResult', content, s3Namespace) };
}
