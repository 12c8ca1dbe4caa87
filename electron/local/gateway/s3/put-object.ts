import { AwsError } from '../service';
import { checksumHeader, expectedChecksums } from './expected-checksums';
import { uploadHeaders } from './object-headers';
import { writeCondition } from './preconditions';
import type { ReceivedBody } from './receive-body';
import type { S3Answer, S3Call } from './s3-call';

export async function putObject(call: S3Call): Promise<S3Answer> {
  const { bucket, key, header, storage } = call;
  const body = requireLength(call.body);
  const expected = expectedChecksums(header, body);
  const object = {
    bucket,
    key,
    headers: uploadHeaders(call),
    algorithm: expected.algorithm,
    condition: writeCondition(header),
  };
  const record = await storage.put(object, body.bytes, expected.verify);
  return {
    statusCode: 200,
    headers: {
      etag: record.etag,
      ...(record.checksum !== null && {
        [checksumHeader(record.checksum.algorithm)]: record.checksum.value,
        'x-amz-checksum-type': record.checksum.type,
      }),
    },
  };
}

/** S3 takes no upload whose length it does not know beforehand. */
export function requireLength(body: ReceivedBody): ReceivedBody {
  if (body.declaredBytes === null) {
    throw new AwsError('MissingContentLength', 'You must provide the Content-Length HTTP header.', 411);
  }
  return body;
}
