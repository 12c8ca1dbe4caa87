import { mkdir } from 'node:fs/promises';
import type { ObjectStore } from '../../storage/objects';
import { parseS3Uri, s3Uri } from '../contract/s3-uri';
import { JobFailure } from '../job-failure';
import { ContentDigest } from './content-digest';
import { downloadTo, readSmallText } from './download';
import { parseManifest } from './manifest';
import { channelPath, safeRelativePath } from './relative-path';
import type { SpaceBudget } from './space-budget';

export interface StagingContext {
  readonly objects: ObjectStore;
  readonly budget: SpaceBudget;
  readonly signal: AbortSignal;
  /** A line for the job's log. */
  readonly note: (message: string) => void;
}

/** What of S3 a channel or an input names. */
interface S3Data {
  readonly s3Uri: string;
  /** One address for all that begins with it, or a list of objects. */
  readonly s3DataType: 'S3Prefix' | 'ManifestFile';
  /** Objects are unpacked on their way; `.gz` is left off their names. */
  readonly gunzip: boolean;
}

interface Source {
  readonly bucket: string;
  readonly key: string;
  readonly path: string;
}

/**
 * Puts the objects into `folder`, which is made. Throws JobFailure when there is nothing to download.
 *
 * Returns the SHA-256 of what was read, as ContentDigest defines it.
 */
export async function stageObjects(data: S3Data, folder: string, context: StagingContext): Promise<string> {
  await mkdir(folder, { recursive: true });
  const { gunzip } = data;
  const sources = data.s3DataType === 'ManifestFile' ? manifestSources(data, context) : prefixSources(data, context);
  const digest = new ContentDigest();
  let count = 0;
  for await (const source of sources) {
    context.signal.throwIfAborted();
    const body = await context.objects.read(source.bucket, source.key);
    const path = gunzip ? source.path.replace(/\.gz$/, '') : source.path;
    await downloadTo(body, { folder, path, gunzip }, context.budget, context.signal, digest.meter(source.path));
    count += 1;
  }
  if (count === 0) throw new JobFailure(`ClientError: Data download failed: no objects under ${data.s3Uri}`);
  return digest.digest();
}

async function* prefixSources(data: S3Data, context: StagingContext): AsyncIterable<Source> {
  const { bucket, key: prefix } = parseS3Uri(data.s3Uri);
  for await (const object of context.objects.list(bucket, prefix)) {
    const path = channelPath(prefix, object.key);
    if (path !== null) yield { bucket, key: object.key, path };
  }
}

async function* manifestSources(data: S3Data, context: StagingContext): AsyncIterable<Source> {
  const { bucket, key } = parseS3Uri(data.s3Uri);
  const text = await readSmallText(await context.objects.read(bucket, key), `the manifest ${s3Uri(bucket, key)}`);
  for (const entry of parseManifest(text, data.s3Uri)) {
    yield { bucket: entry.bucket, key: entry.key, path: safeRelativePath(entry.relative, 'Data download') };
  }
}
