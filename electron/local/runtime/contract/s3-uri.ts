import type { S3Location } from '../../storage/objects';
import { JobFailure } from '../job-failure';

/** Splits `s3://bucket/key` (the key may be empty); throws JobFailure when it is none. */
export function parseS3Uri(uri: string): S3Location {
  const match = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(uri);
  const bucket = match?.[1];
  if (bucket === undefined) throw new JobFailure(`ClientError: ${uri} is not an S3 location (s3://bucket/key).`);
  return { bucket, key: match?.[2] ?? '' };
}

/** The key of `name` below a location, whether or not the location ends with a slash. */
export function keyBelow(location: S3Location, name: string): string {
  const base = location.key.replace(/\/+$/, '');
  return base === '' ? name : `${base}/${name}`;
}

export function s3Uri(bucket: string, key: string): string {
  return `s3://${bucket}/${key}`;
}
