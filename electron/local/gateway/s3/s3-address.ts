import { AwsError } from '../service';
import { decodePercent } from '../signature/uri-encoding';

export interface S3Address {
  readonly bucket: string;
  readonly key: string;
}

/**
 * Bucket and key of a path-style URL, or of a virtual-hosted one on `<bucket>.localhost` and
 * `<bucket>.s3.localhost`. A key is text: `..` and doubled slashes in it mean nothing.
 * Throws KeyTooLongError beyond 1,024 bytes of UTF-8 and InvalidURI.
 */
export function s3Address(rawPath: string, host: string): S3Address {
  const virtual = /^(.+?)(?:\.s3)?\.localhost(?::\d+)?$/.exec(host)?.[1];
  const path = rawPath.slice(1);
  const slash = path.indexOf('/');
  const bucket =
    virtual !== undefined && virtual !== 's3' ? virtual : decodePercent(slash < 0 ? path : path.slice(0, slash));
  const rawKey = virtual !== undefined && virtual !== 's3' ? path : slash < 0 ? '' : path.slice(slash + 1);
  const key = decodePercent(rawKey);
  if (Buffer.byteLength(key) > 1024) throw new AwsError('KeyTooLongError', 'Your key is too long');
  if (key.includes('\0')) throw new AwsError('InvalidURI', 'The local workspace keeps no keys with a NUL character.');
  return { bucket, key };
}
