import { checksumAlgorithms } from '../../storage/checksums/algorithms';
import type { ObjectRecord } from '../../storage/object-record';
import type { ChosenPart } from '../../storage/uploads';
import { AwsError } from '../service';
import { readXml, writeXml, xmlChildren, xmlText } from '../wire/xml';
import { checksumElement, checksumHeader } from './expected-checksums';
import { quoted, writeCondition } from './preconditions';
import { type S3Answer, type S3Call, s3Namespace } from './s3-call';
import { uploadOf } from './upload-part';

/** Hundreds of bytes for each of 10,000 parts. */
const maximumBytes = 8 * 1024 * 1024;

export async function completeMultipartUpload(call: S3Call): Promise<S3Answer> {
  const upload = uploadOf(call);
  const chosen = await chosenParts(call);
  const record = await call.storage.uploads.complete(upload, chosen, writeCondition(call.header), (whole) =>
    checkWhole(call, whole),
  );
  const { checksum } = record;
  return {
    statusCode: 200,
    body: writeXml(
      'CompleteMultipartUploadResult',
      {
        Location: `/${record.bucket}/${record.key}`,
        Bucket: record.bucket,
        Key: record.key,
        ETag: record.etag,
        ...(checksum !== null && {
          [checksumElement(checksum.algorithm)]: checksum.value,
          ChecksumType: checksum.type,
        }),
      },
      s3Namespace,
    ),
  };
}

export async function abortMultipartUpload(call: S3Call): Promise<S3Answer> {
  await call.storage.uploads.abort(uploadOf(call));
  return { statusCode: 204 };
}

/** The parts the body lists. The checksum headers of this request speak of the object, not of the body. */
async function chosenParts({ body }: S3Call): Promise<readonly ChosenPart[]> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body.bytes) {
    bytes += chunk.length;
    if (bytes > maximumBytes) throw new AwsError('MaxMessageLengthExceeded', 'Your request was too big.');
    chunks.push(chunk);
  }
  const document = readXml(Buffer.concat(chunks).toString('utf8'), 'CompleteMultipartUpload');
  const parts = xmlChildren(document, 'Part').map((part) => ({
    number: Number(xmlText(part, 'PartNumber') ?? 'none'),
    etag: quoted(xmlText(part, 'ETag') ?? ''),
    checksum:
      checksumAlgorithms.map((name) => xmlText(part, checksumElement(name))).find((text) => text !== null) ?? null,
  }));
  if (parts.length === 0 || parts.length > 10_000 || parts.some((part) => !Number.isInteger(part.number))) {
    throw new AwsError(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  }
  return parts;
}

function checkWhole({ header }: S3Call, record: ObjectRecord): void {
  const size = header('x-amz-mp-object-size');
  if (size !== undefined && Number(size) !== record.bytes) {
    throw new AwsError('InvalidRequest', 'The provided object size does not match the total size of the parts.');
  }
  const { checksum } = record;
  const given = checksum === null ? undefined : header(checksumHeader(checksum.algorithm));
  if (checksum !== null && given !== undefined && given.replace(/-\d+$/, '') !== checksum.value.replace(/-\d+$/, '')) {
    throw new AwsError('BadDigest', `The ${checksum.algorithm} you specified did not match the calculated checksum.`);
  }
}
