import { createBucket, deleteBucket, getBucketLocation, headBucket, listBuckets } from './bucket-operations';
import { abortMultipartUpload, completeMultipartUpload } from './complete-upload';
import { copyObject } from './copy-object';
import { createMultipartUpload } from './create-upload';
import { deleteObject, deleteObjects } from './delete-objects';
import { getObject, headObject } from './get-object';
import { listObjectsV1, listObjectsV2 } from './list-objects';
import { listMultipartUploads, listParts } from './list-uploads';
import { putObject } from './put-object';
import type { S3Operation } from './s3-call';
import { uploadPart, uploadPartCopy } from './upload-part';

export interface S3Target {
  readonly method: string;
  readonly level: 'service' | 'bucket' | 'object';
  readonly query: ReadonlyMap<string, string>;
  readonly isCopy: boolean;
}

/** Query parameters that choose another operation than the plain one, of those S3 has. */
const subresources = [
  ...[
    'accelerate',
    'acl',
    'analytics',
    'attributes',
    'cors',
    'delete',
    'encryption',
    'intelligent-tiering',
    'inventory',
  ],
  ...['legal-hold', 'lifecycle', 'location', 'logging', 'metadataTable', 'metrics', 'notification', 'object-lock'],
  ...[
    'ownershipControls',
    'policy',
    'policyStatus',
    'publicAccessBlock',
    'renameObject',
    'replication',
    'requestPayment',
  ],
  ...[
    'restore',
    'retention',
    'select',
    'session',
    'tagging',
    'torrent',
    'uploadId',
    'uploads',
    'versionId',
    'versioning',
  ],
  ...['versions', 'website'],
];

/** The operations of the local S3 by "METHOD level subresource"; a copy is a PUT with a source. */
const operations: Readonly<Record<string, { readonly name: string; readonly run: S3Operation }>> = {
  'GET service': { name: 'ListBuckets', run: listBuckets },
  'PUT bucket': { name: 'CreateBucket', run: createBucket },
  'HEAD bucket': { name: 'HeadBucket', run: headBucket },
  'DELETE bucket': { name: 'DeleteBucket', run: deleteBucket },
  'GET bucket': {
    name: 'ListObjects',
    run: (call) => (call.query.get('list-type') === '2' ? listObjectsV2(call) : listObjectsV1(call)),
  },
  'GET bucket location': { name: 'GetBucketLocation', run: getBucketLocation },
  'GET bucket uploads': { name: 'ListMultipartUploads', run: listMultipartUploads },
  'POST bucket delete': { name: 'DeleteObjects', run: deleteObjects },
  'GET object': { name: 'GetObject', run: getObject },
  'HEAD object': { name: 'HeadObject', run: (call) => headObject(call) },
  'PUT object': { name: 'PutObject', run: putObject },
  'PUT object copy': { name: 'CopyObject', run: copyObject },
  'DELETE object': { name: 'DeleteObject', run: deleteObject },
  'POST object uploads': { name: 'CreateMultipartUpload', run: createMultipartUpload },
  'PUT object uploadId': { name: 'UploadPart', run: uploadPart },
  'PUT object uploadId copy': { name: 'UploadPartCopy', run: uploadPartCopy },
  'POST object uploadId': { name: 'CompleteMultipartUpload', run: completeMultipartUpload },
  'GET object uploadId': { name: 'ListParts', run: listParts },
  'DELETE object uploadId': { name: 'AbortMultipartUpload', run: abortMultipartUpload },
};

/** The operation a request means; `run` is null when the local S3 has none such. */
export function s3Operation(target: S3Target): { readonly name: string; readonly run: S3Operation | null } {
  const chosen = subresources.filter((name) => target.query.has(name));
  const words = [target.method, target.level, ...chosen, ...(target.isCopy && target.method === 'PUT' ? ['copy'] : [])];
  const name = words.join(' ');
  return operations[name] ?? { name, run: null };
}
