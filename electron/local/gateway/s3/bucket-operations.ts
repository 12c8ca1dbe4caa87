import { AwsError } from '../service';
import { readXml, writeXml, xmlText } from '../wire/xml';
import { pageSize } from './list-objects';
import { readDocument } from './read-document';
import { type S3Answer, type S3Call, s3Namespace } from './s3-call';

export function listBuckets({ storage, query, accountId, region }: S3Call): S3Answer {
  const prefix = query.get('prefix') ?? '';
  const after = Buffer.from(query.get('continuation-token') ?? '', 'base64url').toString('utf8');
  const limit = pageSize(query.get('max-buckets'), 'max-buckets', 10_000);
  const matching = storage.buckets.list().filter(({ name }) => name.startsWith(prefix) && name > after);
  const page = matching.slice(0, limit);
  const last = page.at(-1);
  return {
    statusCode: 200,
    body: writeXml(
      'ListAllMyBucketsResult',
      {
        Buckets: {
          Bucket: page.map(({ name, createdAt }) => ({
            Name: name,
            CreationDate: new Date(createdAt).toISOString(),
            BucketRegion: region,
          })),
        },
        Owner: { ID: accountId },
        ContinuationToken:
          matching.length > page.length && last !== undefined
            ? Buffer.from(last.name).toString('base64url')
            : undefined,
        Prefix: query.get('prefix'),
      },
      s3Namespace,
    ),
  };
}

/** As in us-east-1: creating a bucket one owns already succeeds. */
export async function createBucket(call: S3Call): Promise<S3Answer> {
  const document = await readDocument(call);
  if (document.trim() !== '') {
    const constraint = xmlText(readXml(document, 'CreateBucketConfiguration'), 'LocationConstraint');
    if (constraint !== null && constraint !== '' && constraint !== call.region) {
      throw new AwsError(
        'IllegalLocationConstraintException',
        `The ${constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`,
      );
    }
  }
  call.storage.buckets.create(call.bucket, call.now);
  return { statusCode: 200, headers: { location: `/${call.bucket}` } };
}

export function headBucket({ storage, bucket, region }: S3Call): S3Answer {
  storage.buckets.require(bucket);
  return { statusCode: 200, headers: { 'x-amz-bucket-region': region } };
}

export function deleteBucket({ storage, bucket }: S3Call): S3Answer {
  storage.buckets.delete(bucket);
  return { statusCode: 204 };
}

/** An empty constraint means us-east-1. */
export function getBucketLocation({ storage, bucket, region }: S3Call): S3Answer {
  storage.buckets.require(bucket);
  const constraint = region === 'us-east-1' ? '' : region;
  return {
    statusCode: 200,
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<LocationConstraint xmlns="${s3Namespace}">${constraint}</LocationConstraint>`,
  };
}
