import type { ObjectRecord } from '../../storage/object-record';
import { AwsError } from '../service';
import { type ByteRange, parseRange } from './byte-range';
import { describeObject } from './object-headers';
import { evaluateRead } from './preconditions';
import type { S3Answer, S3Call } from './s3-call';

/** GetObject and HeadObject: the same answer, with and without the bytes. */
export function getObject(call: S3Call): S3Answer {
  const answer = headObject(call);
  if (answer.statusCode === 304) return answer;
  const { record, start, end } = answer.served;
  return { statusCode: answer.statusCode, headers: answer.headers, body: call.storage.read(record, start, end) };
}

export function headObject(call: S3Call): S3Answer & {
  readonly headers: Readonly<Record<string, string>>;
  readonly served: ByteRange & { readonly record: ObjectRecord };
} {
  const { storage, header, query } = call;
  const record = storage.find(call.bucket, call.key);
  if (evaluateRead(header, record) === 'not-modified') {
    const headers = { etag: record.etag, 'last-modified': new Date(record.modifiedAt).toUTCString() };
    return { statusCode: 304, headers, served: { record, start: 0, end: 0 } };
  }
  const part = partRange(call, record);
  const range = part ?? parseRange(header('range'), record.bytes);
  const { start, end } = range ?? { start: 0, end: record.bytes };
  const headers: Record<string, string> = {
    ...describeObject(record, {
      withChecksum: range === null && header('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED',
    }),
    'content-length': String(end - start),
  };
  if (range !== null && record.bytes > 0) headers['content-range'] = `bytes ${start}-${end - 1}/${record.bytes}`;
  if (part !== null && record.etag.includes('-'))
    headers['x-amz-mp-parts-count'] = String(storage.partSizes(record).length);
  for (const [name, value] of query) {
    const overridden = /^response-(cache-control|content-(?:disposition|encoding|language|type)|expires)$/.exec(
      name,
    )?.[1];
    if (overridden !== undefined) headers[overridden] = value;
  }
  return { statusCode: range === null ? 200 : 206, headers, served: { record, start, end } };
}

/** ?partNumber=N reads one part as it was uploaded. Throws InvalidPartNumber (416). */
function partRange({ query, storage }: S3Call, record: ObjectRecord): ByteRange | null {
  const number = query.get('partNumber');
  if (number === undefined) return null;
  const sizes = storage.partSizes(record);
  const index = /^\d+$/.test(number) ? Number(number) - 1 : -1;
  const bytes = sizes[index];
  if (bytes === undefined) throw new AwsError('InvalidPartNumber', 'The requested partnumber is not satisfiable', 416);
  const start = sizes.slice(0, index).reduce((sum, size) => sum + size, 0);
  return { start, end: start + bytes };
}
