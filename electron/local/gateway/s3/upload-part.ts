import type { Upload } from '../../storage/uploads';
import { AwsError } from '../service';
import { parseRange } from './byte-range';
import { copyResult, copySource } from './copy-object';
import { checksumHeader, expectedChecksums } from './expected-checksums';
import { requireLength } from './put-object';
import type { S3Answer, S3Call } from './s3-call';

export async function uploadPart(call: S3Call): Promise<S3Answer> {
  const upload = uploadOf(call);
  const body = requireLength(call.body);
  const expected = expectedChecksums(call.header, body);
  if (expected.algorithm !== null && upload.algorithm !== null && expected.algorithm !== upload.algorithm) {
    throw new AwsError(
      'InvalidRequest',
      `Checksum Type mismatch occurred, expected checksum Type: ${upload.algorithm.toLowerCase()}, actual checksum Type: ${expected.algorithm.toLowerCase()}`,
    );
  }
  const part = await call.storage.uploads.putPart(upload, partNumber(call), body.bytes, expected);
  return {
    statusCode: 200,
    headers: {
      etag: part.etag,
      ...(upload.algorithm !== null && part.checksum !== null && { [checksumHeader(upload.algorithm)]: part.checksum }),
    },
  };
}

export async function uploadPartCopy(call: S3Call): Promise<S3Answer> {
  const upload = uploadOf(call);
  const source = copySource(call);
  const wanted = call.header('x-amz-copy-source-range');
  const range = parseRange(wanted, source.bytes);
  if (wanted !== undefined && range === null) {
    throw new AwsError(
      'InvalidArgument',
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
    );
  }
  // Unlike Get, which gives what there is: a part that is silently shorter would be a damaged object.
  if (Number(/-(\d+)$/.exec(wanted ?? '')?.[1] ?? 0) >= source.bytes && wanted !== undefined) {
    throw new AwsError('InvalidArgument', `Range specified is not valid for source object of size: ${source.bytes}`);
  }
  const { start, end } = range ?? { start: 0, end: source.bytes };
  const bytes = call.storage.read(source, start, end) as AsyncIterable<Uint8Array>;
  const part = await call.storage.uploads.putPart(upload, partNumber(call), bytes, {
    algorithm: null,
    verify: () => {},
  });
  const checksum =
    upload.algorithm === null || part.checksum === null
      ? null
      : { algorithm: upload.algorithm, type: 'FULL_OBJECT' as const, value: part.checksum };
  return { statusCode: 200, body: copyResult('CopyPartResult', { ...part, checksum }) };
}

/** The upload the request names. Throws NoSuchBucket and NoSuchUpload (404). */
export function uploadOf({ storage, bucket, key, query }: S3Call): Upload {
  storage.buckets.require(bucket);
  return storage.uploads.find(bucket, key, query.get('uploadId') ?? '');
}

function partNumber({ query }: S3Call): number {
  const text = query.get('partNumber') ?? '';
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > 10_000) {
    throw new AwsError('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive');
  }
  return number;
}
