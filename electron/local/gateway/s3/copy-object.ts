import type { ObjectRecord } from '../../storage/object-record';
import { AwsError } from '../service';
import { decodePercent } from '../signature/uri-encoding';
import { writeXml } from '../wire/xml';
import { checksumElement, requireAlgorithm } from './expected-checksums';
import { uploadHeaders } from './object-headers';
import { evaluateRead, failed, writeCondition } from './preconditions';
import { type S3Answer, type S3Call, s3Namespace } from './s3-call';

/** A copy in one request is limited to 5 GiB. */
const maximumBytes = 5 * 1024 ** 3;

export async function copyObject(call: S3Call): Promise<S3Answer> {
  const { bucket, key, header, storage } = call;
  const source = copySource(call);
  if (source.bytes > maximumBytes) {
    throw new AwsError(
      'InvalidRequest',
      'The specified copy source is larger than the maximum allowable size for a copy source: 5368709120',
    );
  }
  const replace = directive(header('x-amz-metadata-directive'), 'x-amz-metadata-directive');
  const replaceTags = directive(header('x-amz-tagging-directive'), 'x-amz-tagging-directive');
  if (!replace && source.bucket === bucket && source.key === key) {
    throw new AwsError(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  const { 'x-amz-tagging': newTags, ...newHeaders } = uploadHeaders(call);
  const { 'x-amz-tagging': oldTags, ...oldHeaders } = source.headers;
  const tags = replaceTags ? newTags : oldTags;
  const algorithm = header('x-amz-checksum-algorithm');
  const record = await storage.copy(source, {
    bucket,
    key,
    headers: { ...(replace ? newHeaders : oldHeaders), ...(tags !== undefined && { 'x-amz-tagging': tags }) },
    algorithm: algorithm === undefined ? (source.checksum?.algorithm ?? null) : requireAlgorithm(algorithm),
    condition: writeCondition(header),
  });
  return { statusCode: 200, body: copyResult('CopyObjectResult', record) };
}

/** The object x-amz-copy-source names, its conditions checked. Throws PreconditionFailed (412). */
export function copySource({ header, storage }: S3Call): ObjectRecord {
  const [path = '', version] = (header('x-amz-copy-source') ?? '').split('?versionId=');
  if (version !== undefined && version !== 'null') {
    throw new AwsError('NotImplemented', 'The local workspace keeps no versions of objects yet.', 501);
  }
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(decodePercent(path)) ?? [];
  if (bucket === undefined || key === undefined) {
    throw new AwsError('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
  }
  const record = storage.find(bucket, key);
  if (evaluateRead(header, record, 'x-amz-copy-source-') === 'not-modified') throw failed();
  return record;
}

export function copyResult(
  root: string,
  written: Pick<ObjectRecord, 'etag' | 'modifiedAt'> & { readonly checksum?: ObjectRecord['checksum'] },
): string {
  const checksum = written.checksum ?? null;
  return writeXml(
    root,
    {
      ETag: written.etag,
      LastModified: new Date(written.modifiedAt).toISOString(),
      ...(checksum !== null && { ChecksumType: checksum.type, [checksumElement(checksum.algorithm)]: checksum.value }),
    },
    s3Namespace,
  );
}

function directive(value: string | undefined, name: string): boolean {
  if (value === undefined || value === 'COPY') return false;
  if (value === 'REPLACE') return true;
  throw new AwsError('InvalidArgument', `Unknown ${name}: ${value}.`);
}
