import type { ChecksumAlgorithm, ChecksumType } from '../../storage/checksums/algorithms';
import { AwsError } from '../service';
import { writeXml } from '../wire/xml';
import { requireAlgorithm } from './expected-checksums';
import { uploadHeaders } from './object-headers';
import { type S3Answer, type S3Call, s3Namespace } from './s3-call';

export function createMultipartUpload(call: S3Call): S3Answer {
  const { bucket, key, header, storage } = call;
  storage.buckets.require(bucket);
  const named = header('x-amz-checksum-algorithm');
  const algorithm = named === undefined ? null : requireAlgorithm(named);
  const checksumType = algorithm === null ? null : typeFor(algorithm, header('x-amz-checksum-type')?.toUpperCase());
  const upload = storage.uploads.create({ bucket, key, headers: uploadHeaders(call), algorithm, checksumType });
  return {
    statusCode: 200,
    headers: {
      ...(algorithm !== null && { 'x-amz-checksum-algorithm': algorithm }),
      ...(checksumType !== null && { 'x-amz-checksum-type': checksumType }),
    },
    body: writeXml('InitiateMultipartUploadResult', { Bucket: bucket, Key: key, UploadId: upload.id }, s3Namespace),
  };
}

/** Hashes cannot be combined to one of the whole body, and CRC64NVME is never composite. */
function typeFor(algorithm: ChecksumAlgorithm, wanted: string | undefined): ChecksumType {
  const type = wanted ?? (algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE');
  const possible = algorithm.startsWith('SHA')
    ? ['COMPOSITE']
    : algorithm === 'CRC64NVME'
      ? ['FULL_OBJECT']
      : ['COMPOSITE', 'FULL_OBJECT'];
  if (!possible.includes(type)) {
    throw new AwsError(
      'InvalidRequest',
      `The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    );
  }
  return type as ChecksumType;
}
