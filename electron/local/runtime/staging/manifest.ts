import { parseS3Uri } from '../contract/s3-uri';
import { JobFailure } from '../job-failure';

export interface ManifestEntry {
  readonly bucket: string;
  readonly key: string;
  /** As written in the manifest, relative to its prefix. */
  readonly relative: string;
}

/** Reads a manifest: `[{"prefix": "s3://bucket/path/"}, "a.csv", "b.csv"]` (S3DataSource, ManifestFile). */
export function parseManifest(text: string, uri: string): readonly ManifestEntry[] {
  const invalid = (why: string): JobFailure =>
    new JobFailure(`ClientError: Data download failed: the manifest ${uri} ${why}.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('is not JSON');
  }
  if (!Array.isArray(value)) throw invalid('is not a JSON array');
  const [head, ...names] = value as unknown[];
  const prefix = head !== null && typeof head === 'object' && 'prefix' in head ? head.prefix : undefined;
  if (typeof prefix !== 'string') throw invalid('does not begin with {"prefix": "s3://…"}');
  const { bucket, key } = parseS3Uri(prefix);
  return names.map((name) => {
    if (typeof name !== 'string') throw invalid('lists something that is not a string');
    return { bucket, key: key + name, relative: name };
  });
}
