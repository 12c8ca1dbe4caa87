import type { ObjectStore } from '../storage/objects';
import { validationFailure } from './errors';

/** What a check needs to know of the workspace. */
export interface CheckScope {
  readonly objects: ObjectStore;
  readonly region: string;
  readonly accountId: string;
}

/** Throws ValidationException, in SageMaker's words, when `uri` is no S3 address or its bucket is not there. `where` names its member. */
export async function checkBucket(
  uri: string,
  where: string,
  role: string,
  { objects, region }: CheckScope,
): Promise<void> {
  const bucket = /^s3:\/\/([^/]+)/.exec(uri)?.[1];
  if (bucket === undefined)
    throw validationFailure(`Invalid S3 URL "${uri}" given in ${where}. It must begin with s3:// and name a bucket.`);
  if (await objects.bucketExists(bucket)) return;
  throw validationFailure(
    `Could not access the S3 bucket of the S3 URL "${uri}" given in ${where}. Please ensure that the bucket exists in the selected ` +
      `region (${region}) and that the role "${role}" has "s3:PutObject" permissions on bucket "${bucket}".`,
  );
}
