/** Bucket and key of an s3:// address; an empty key means the whole bucket. Null when it is none. */
export function parseS3Uri(uri: string): { readonly bucket: string; readonly key: string } | null {
  const match = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(uri);
  return match?.[1] ? { bucket: match[1], key: match[2] ?? '' } : null;
}

export function toS3Uri(bucket: string, key: string): string {
  return `s3://${bucket}/${key}`;
}
