import { AwsError } from '../service';
import { writeXml } from '../wire/xml';
import { checksumElement } from './expected-checksums';
import { pageSize } from './list-objects';
import { type S3Answer, type S3Call, s3Namespace } from './s3-call';
import { uploadOf } from './upload-part';

const greatestPage = 1000;

export function listParts(call: S3Call): S3Answer {
  const { query, accountId } = call;
  const upload = uploadOf(call);
  const limit = pageSize(query.get('max-parts'), 'max-parts', greatestPage);
  const after = Number(query.get('part-number-marker') || 0);
  const remaining = call.storage.uploads.parts(upload).filter(({ number }) => number > after);
  const page = remaining.slice(0, limit);
  const { algorithm } = upload;
  return {
    statusCode: 200,
    body: writeXml(
      'ListPartsResult',
      {
        Bucket: upload.bucket,
        Key: upload.key,
        UploadId: upload.id,
        Initiator: { ID: accountId },
        Owner: { ID: accountId },
        StorageClass: 'STANDARD',
        PartNumberMarker: after,
        NextPartNumberMarker: page.at(-1)?.number,
        MaxParts: limit,
        IsTruncated: remaining.length > page.length,
        ChecksumAlgorithm: algorithm ?? undefined,
        ChecksumType: upload.checksumType ?? undefined,
        Part: page.map((part) => ({
          PartNumber: part.number,
          LastModified: new Date(part.modifiedAt).toISOString(),
          ETag: part.etag,
          Size: part.bytes,
          ...(algorithm !== null && part.checksum !== null && { [checksumElement(algorithm)]: part.checksum }),
        })),
      },
      s3Namespace,
    ),
  };
}

export function listMultipartUploads({ storage, bucket, query, accountId }: S3Call): S3Answer {
  storage.buckets.require(bucket);
  if (query.get('delimiter')) {
    throw new AwsError('NotImplemented', 'The local workspace lists unfinished uploads without a delimiter only.', 501);
  }
  const prefix = query.get('prefix') ?? '';
  const key = query.get('key-marker') ?? '';
  // Without an upload id the marker's own key is done with; no id sorts after this one.
  const id = query.get('upload-id-marker') || '\u{10ffff}';
  const limit = pageSize(query.get('max-uploads'), 'max-uploads', greatestPage);
  const found = storage.uploads.list(bucket, prefix, { key, id }, limit + 1);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    statusCode: 200,
    body: writeXml(
      'ListMultipartUploadsResult',
      {
        Bucket: bucket,
        KeyMarker: key,
        UploadIdMarker: query.get('upload-id-marker') ?? '',
        NextKeyMarker: last?.key,
        NextUploadIdMarker: last?.id,
        Prefix: prefix,
        MaxUploads: limit,
        IsTruncated: last !== undefined,
        Upload: page.map((upload) => ({
          Key: upload.key,
          UploadId: upload.id,
          Initiator: { ID: accountId },
          Owner: { ID: accountId },
          StorageClass: 'STANDARD',
          Initiated: new Date(upload.initiatedAt).toISOString(),
          ChecksumAlgorithm: upload.algorithm ?? undefined,
          ChecksumType: upload.checksumType ?? undefined,
        })),
      },
      s3Namespace,
    ),
  };
}
